/** A branch of an if is never taken: an earlier one takes all it is meant for. */

import type { Expression } from '../../../grammars/dhcpd/expressions/expression.js';
import { withNested } from '../../site/dhcpd/executables.js';
import type { DhcpBranch } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import type { Place } from '../../site/place.js';
import { conditions } from '../about/dhcpd/conditions.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const LADDER = (first: string, second: string) => {
  const test = (text: string) => `substring (option vendor-class-identifier, 0, ${text.length}) = "${text}"`;
  const file = (text: string) => `${text.toLowerCase()}.nb`;
  return miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n',
      `  if ${test(first)} {
    filename "${file(first)}";
  } elsif ${test(second)} {
    filename "${file(second)}";
  } else {
    filename "pxelinux.0";
  }
`,
    ),
  );
};
/** What begins like this, or is just this. */
interface Comparison {
  readonly subject: string;
  readonly text: string;
  readonly whole: boolean;
}

const MOST_BRANCHES = 200;

/** `option x = "text"`, or `substring (option x, 0, N) = "text"` with a text of N characters. */
function comparison(expression: Expression): Comparison | undefined {
  if (expression.kind !== 'binary' || expression.operator !== '=') return undefined;
  const { left, right } = expression;
  if (right.kind !== 'string' || right.value === '') return undefined;
  if (left.kind === 'option') return { subject: named(left), text: right.value, whole: true };
  if (left.kind !== 'call' || left.name.toLowerCase() !== 'substring') return undefined;
  const [of, from, length] = left.args;
  if (of?.kind !== 'option' || from?.kind !== 'number' || length?.kind !== 'number') return undefined;
  if (from.value !== 0 || length.value !== right.value.length) return undefined;
  return { subject: named(of), text: right.value, whole: false };
}

function named({ from, space, name }: Extract<Expression, { kind: 'option' }>): string {
  return `${from} ${space}.${name}`;
}

/** Whoever meets the second meets the first. */
function implies(second: Comparison, first: Comparison): boolean {
  if (second.subject !== first.subject) return false;
  return first.whole ? second.whole && second.text === first.text : second.text.startsWith(first.text);
}

interface Unreachable {
  readonly at: Place;
  readonly first: Place;
  readonly second: Comparison;
}

function unreachable(branches: readonly DhcpBranch[]): Unreachable[] {
  const earlier: { readonly comparison: Comparison; readonly place: Place }[] = [];
  const found: Unreachable[] = [];
  for (const { condition, conditionPlace } of branches.slice(0, MOST_BRANCHES)) {
    if (condition === undefined || conditionPlace === undefined) continue;
    const second = comparison(condition);
    if (second === undefined) continue;
    const first = earlier.find((one) => implies(second, one.comparison));
    if (first !== undefined) found.push({ at: conditionPlace, first: first.place, second });
    earlier.push({ comparison: second, place: conditionPlace });
  }
  return found;
}

/** What `=` compares with a constant: as it is written, or what it holds in octets. */
function equality(
  expression: Expression,
): { readonly subject: string; readonly constant: string } | undefined {
  if (expression.kind !== 'binary' || expression.operator !== '=') return undefined;
  const { left, right } = expression;
  if (left.kind !== 'option') return undefined;
  const constant =
    right.kind === 'string'
      ? `text ${right.value}`
      : right.kind === 'hex'
        ? `octets ${right.octets.join(' ')}`
        : undefined;
  return constant === undefined ? undefined : { subject: named(left), constant };
}

function conjuncts(expression: Expression): Expression[] {
  return expression.kind === 'binary' && expression.operator === 'and'
    ? [...conjuncts(expression.left), ...conjuncts(expression.right)]
    : [expression];
}

/** One option is to be two things at once. */
function contradicts(expression: Expression): boolean {
  const found = new Map<string, string>();
  for (const one of conjuncts(expression).slice(0, MOST_BRANCHES)) {
    const equal = equality(one);
    if (equal === undefined) continue;
    const { subject, constant } = equal;
    const before = found.get(subject);
    if (before !== undefined && before !== constant && before.slice(0, 4) === constant.slice(0, 4))
      return true;
    found.set(subject, constant);
  }
  return false;
}

export const dhcpUnreachableBranch: CheckRule = {
  id: 'dhcp/unreachable-branch',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A branch of an if is never taken, since every machine that meets its condition meets an earlier one; or a condition wants an option to be two things at once.',
    why: 'dhcpd takes the first branch whose condition holds. UEFI machines say `PXEClient:Arch:00007:…` and so begin with `PXEClient`, too: where that is asked first, they get the file for BIOS, and the screen shows `NBP file downloaded successfully`, then nothing.',
    avoid: LADDER('Etherboot', 'Etherboot-5.4'),
    prefer: LADDER('Etherboot-5.4', 'Etherboot'),
    references: ['dhcp-eval(5), if', 'RFC 4578, 2.1'],
  },
  check({ site: { dhcp }, report }) {
    if (dhcp === undefined) return;
    for (const { expression, place } of conditions(dhcp)) {
      if (!contradicts(expression)) continue;
      report({
        at: place,
        message:
          'This condition is never true: an option cannot be equal to two things at once. Write "or" in the place of "and".',
      });
    }
    for (const { executables } of allScopes(dhcp)) {
      for (const statement of withNested(executables)) {
        if (statement.kind !== 'if') continue;
        for (const { at, first, second } of unreachable(statement.branches)) {
          report({
            at,
            message: `This branch is never taken: whoever ${
              second.whole ? 'says' : 'begins with'
            } "${second.text}" meets an earlier condition, and the first branch that holds is the only one. Put this branch before it.`,
            related: [{ place: first, message: 'this condition holds first' }],
          });
        }
      }
    }
  },
};
