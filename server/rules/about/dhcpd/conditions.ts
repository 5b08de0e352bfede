/** What a dhcpd.conf asks about firmware goes in; its conditions, and the architectures they name, come out. */

import { optionCodes } from '../../../boot/dhcp/dhcpd/options.js';
import { withNested } from '../../../site/dhcpd/executables.js';
import type { DhcpExecutable, DhcpFacts, DhcpValue } from '../../../site/dhcpd/facts.js';
import { allScopes } from '../../../site/dhcpd/scopes.js';
import { once } from '../../../site/once.js';
import type { Place } from '../../../site/place.js';

type Expression = NonNullable<DhcpValue['expression']>;

/** A condition that decides who gets the statements in its body. */
export interface Condition {
  readonly expression: Expression;
  readonly place: Place;
  /** What stands in the body, conditions inside it included. */
  readonly body: readonly DhcpExecutable[];
}

/** Every `if` and every `match if`; once, since several rules ask. */
export const conditions = once((dhcp: DhcpFacts): readonly Condition[] => {
  const found: Condition[] = [];
  for (const scope of allScopes(dhcp)) {
    for (const statement of withNested(scope.executables)) {
      for (const { condition, conditionPlace, body } of statement.kind === 'if' ? statement.branches : []) {
        if (condition !== undefined && conditionPlace !== undefined)
          found.push({ expression: condition, place: conditionPlace, body });
      }
    }
    if (scope.kind === 'class' && scope.matchIf !== undefined)
      found.push({ ...scope.matchIf, body: scope.executables });
  }
  return found;
});

/** The expression and all its parts. */
export function parts(expression: Expression): Expression[] {
  const found: Expression[] = [];
  const open = [expression];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    found.push(one);
    if (one.kind === 'not') open.push(one.operand);
    else if (one.kind === 'binary') open.push(one.right, one.left);
    else if (one.kind === 'call') open.push(...one.args);
  }
  return found;
}

/** True where a part of the expression looks at the option with this code. */
export function asksFor(dhcp: DhcpFacts, expression: Expression, code: number): boolean {
  const { codeOf } = optionCodes(dhcp);
  return parts(expression).some(
    (part) =>
      (part.kind === 'option' || part.kind === 'exists') &&
      part.space === 'dhcp' &&
      codeOf(part.space, part.name) === code,
  );
}

/** The architecture that a constant stands for when option 93, or the vendor class of a PXE client, is compared with it. */
function named(constant: Expression, of: 93 | 60): number | undefined {
  if (of === 60) {
    const digits =
      constant.kind === 'string' ? /^(?:PXE|HTTP)Client:Arch:(\d{5})/.exec(constant.value)?.[1] : undefined;
    return digits === undefined ? undefined : Number(digits);
  }
  if (constant.kind === 'number') return constant.value;
  const [high, low] = constant.kind === 'hex' && constant.octets.length === 2 ? constant.octets : [];
  return high === undefined || low === undefined ? undefined : high * 256 + low;
}

/** The architectures that a condition compares with a variable that is called as option 93 is: the word option is missing. */
export function architecturesWithoutOption(dhcp: DhcpFacts, expression: Expression): number[] {
  const { codeOf } = optionCodes(dhcp);
  return parts(expression).flatMap((part) => {
    if (part.kind !== 'binary' || part.operator !== '=') return [];
    const sides = [part.left, part.right];
    const isNamed = sides.some((side) => side.kind === 'variable' && codeOf('dhcp', side.name) === 93);
    return isNamed ? sides.flatMap((side) => named(side, 93) ?? []) : [];
  });
}

/** The architectures that a condition compares with by `=`. */
export function architecturesIn(dhcp: DhcpFacts, expression: Expression): number[] {
  return parts(expression).flatMap((part) => {
    if (part.kind !== 'binary' || part.operator !== '=') return [];
    for (const [asked, constant] of [
      [part.left, part.right],
      [part.right, part.left],
    ] as const) {
      for (const code of [93, 60] as const) {
        const architecture = asksFor(dhcp, asked, code) ? named(constant, code) : undefined;
        if (architecture !== undefined) return [architecture];
      }
    }
    return [];
  });
}
