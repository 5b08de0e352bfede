/** A condition that is never true goes in; the machines come out that are told no boot file or no server because of it, as the cause of that. */
import { withNested } from '../../../site/dhcpd/executables.js';
import type { DhcpExecutable } from '../../../site/dhcpd/facts.js';
import type { Report, RuleContext } from '../../rule.js';
import { noFile, noServer } from '../causes.js';
import { once } from '../once.js';

const LACKS = ['dhcp/filename-missing', 'dhcp/next-server-missing'] as const;

type Lack = (typeof LACKS)[number];

/** Who lacks what, once for all rules that ask. */
const lacking = once((boots: RuleContext['everyBoot']): ReadonlyMap<Lack, readonly string[]> => {
  const namesOf = (lack: Lack) =>
    boots.flatMap(({ node, stages }) =>
      stages.some(({ reached, faults }) => reached && faults.some(({ id }) => id === lack))
        ? [node.name]
        : [],
    );
  return new Map(LACKS.map((lack) => [lack, [...new Set(namesOf(lack))]]));
});

/** `body`: what the condition lets nobody have. What is to be read where the machines lack it is told at the condition. */
export function lostBy(
  boots: RuleContext['everyBoot'],
  body: readonly DhcpExecutable[],
): Pick<Report, 'nodes' | 'cause'> {
  const told = new Set(withNested(body).flatMap((one) => (one.kind === 'assign' ? [one.name] : [])));
  const file = told.has('filename') || told.has('bootfile-name');
  const found = lacking(boots).get(file ? 'dhcp/filename-missing' : 'dhcp/next-server-missing') ?? [];
  if (found.length === 0 || !(file || told.has('next-server'))) return {};
  const here = 'the condition that is never true';
  return { nodes: found, cause: file ? noFile(0, here) : noServer(0, here) };
}
