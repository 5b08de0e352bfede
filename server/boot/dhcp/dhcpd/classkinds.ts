/** The classes of a dhcpd.conf and a client go in; a text comes out, equal for clients that are in the same classes, where no class looks at what a single machine has. */
import { once } from '../../../site/once.js';
import type { DhcpClient } from '../answer.js';
import type { Expression } from './expression.js';
import { elsewhere } from './firmwarekinds.js';
import { optionCodes } from './options.js';
import { somewhere } from './questions.js';
import type { DhcpIndex, JoinedClass } from './scope.js';

/** The client identifier, and what a relay adds. */
const OF_ONE_MACHINE: readonly number[] = [61, 82];

/** Undefined where the client has to be asked about itself. */
export function classKind(index: DhcpIndex, client: DhcpClient): string | undefined {
  if (client.others !== undefined || !looksAtKinds(index)) return undefined;
  const { vendorClass, userClass, architecture, requested } = client;
  return JSON.stringify([
    vendorClass,
    userClass,
    architecture,
    requested === undefined ? 0 : listOf(requested),
  ]);
}

/** All machines with one firmware have the same list. */
const listOf = once((codes: readonly number[]): string => codes.join());

const looksAtKinds = once(({ classes, facts }: DhcpIndex): boolean => {
  const { codeOf } = optionCodes(facts);
  const ofOne = (part: Expression): boolean =>
    elsewhere(part) ||
    ((part.kind === 'option' || part.kind === 'exists') &&
      (part.space !== 'dhcp' || OF_ONE_MACHINE.includes(codeOf(part.space, part.name) ?? 61)));
  const isOfKind = ({ matchIf, match, spawns }: JoinedClass): boolean =>
    !(spawns && match === undefined) &&
    [matchIf, match].every((test) => test === undefined || !somewhere(test.expression, ofOne));
  return classes.every(isOfKind);
});
