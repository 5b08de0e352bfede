/** Clients of several firmwares go in; for each a text comes out, equal for those that no statement of a dhcpd.conf can tell apart. */
import type { DhcpFacts } from '../../../site/dhcpd/facts.js';
import type { DhcpClient } from '../answer.js';
import { type EvaluationContext, type Expression, evaluate } from './expression.js';
import { type OptionCodes, optionCodes } from './options.js';
import { nothing } from './packet.js';
import { expressionsIn, somewhere } from './questions.js';

/** What differs from firmware to firmware in a packet: the request list, the vendor class, the architecture. */
const DIFFERING: readonly number[] = [55, 60, 93];

export function firmwareKinds(facts: DhcpFacts, clients: readonly DhcpClient[]): string[] {
  const codes = optionCodes(facts);
  const looks = (expression: Expression): boolean =>
    somewhere(
      expression,
      (part) =>
        (part.kind === 'option' || part.kind === 'exists') &&
        part.space === 'dhcp' &&
        DIFFERING.includes(codes.codeOf(part.space, part.name) ?? 0),
    );
  const contexts = clients.map((client) => contextOf(client, codes));
  const kinds = clients.map(() => '');
  const open = [...expressionsIn(facts)];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const expression = one;
    if (!looks(expression)) continue;
    if (!somewhere(expression, elsewhere)) {
      for (const [i, context] of contexts.entries())
        kinds[i] += `${JSON.stringify(evaluate(expression, context))} `;
    } else if (expression.kind === 'not') open.push(expression.operand);
    else if (expression.kind === 'binary' && /^(?:and|or)$/.test(expression.operator))
      open.push(expression.left, expression.right);
    // It looks at the firmware and at the machine in one: nothing can be said without the machine.
    else return clients.map((_, i) => `${i}`);
  }
  return kinds;
}

/** What an expression asks of other things than the packet. */
export function elsewhere(part: Expression): boolean {
  if (part.kind === 'option') return part.from === 'configuration';
  if (part.kind === 'call') return !PURE.has(part.name.toLowerCase());
  return part.kind === 'word' || part.kind === 'variable' || part.kind === 'check' || part.kind === 'unknown';
}

/** Functions of nothing but their arguments (dhcp-eval(5)). */
const PURE: ReadonlySet<string> = new Set([
  'substring',
  'suffix',
  'lcase',
  'ucase',
  'concat',
  'reverse',
  'binary-to-ascii',
  'encode-int',
  'extract-int',
]);

function contextOf(client: DhcpClient, { codeOf, encapsulates }: OptionCodes): EvaluationContext {
  return {
    client,
    host: undefined,
    known: false,
    fixed: false,
    address: nothing,
    variables: new Map(),
    codeOf,
    encapsulates,
    configured: () => nothing,
  };
}
