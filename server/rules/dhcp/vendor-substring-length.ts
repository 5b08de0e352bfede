/** A condition compares the first N characters with a text of another length, or begins at another place than the text, so it is never true. */
import type { Expression } from '../../../grammars/dhcpd/expressions/expression.js';
import { conditions } from '../about/dhcpd/conditions.js';
import { lostBy } from '../about/dhcpd/lostfile.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const CLASS = (length: number) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      'authoritative;\n',
      `authoritative;\nclass "pxeclients" {\n  match if substring (option vendor-class-identifier, 0, ${length}) = "PXEClient";\n}\n`,
    ),
  );

interface Mismatch {
  readonly text: string;
  readonly length: number;
  /** Where the text is looked for. */
  readonly offset: number;
}

/** All comparisons in an expression of `substring (…, …, N)` with a text. */
function mismatches(expression: Expression, into: Mismatch[] = []): Mismatch[] {
  if (expression.kind === 'not') return mismatches(expression.operand, into);
  if (expression.kind !== 'binary') return into;
  const { operator, left, right } = expression;
  if (operator === '=') {
    for (const [call, text] of [
      [left, right],
      [right, left],
    ] as const) {
      if (call.kind !== 'call' || call.name !== 'substring' || text.kind !== 'string') continue;
      const [, offset, length] = call.args;
      if (length?.kind !== 'number') continue;
      into.push({
        text: text.value,
        length: length.value,
        offset: offset?.kind === 'number' ? offset.value : 0,
      });
    }
  }
  mismatches(left, into);
  return mismatches(right, into);
}

export const dhcpVendorSubstringLength: CheckRule = {
  id: 'dhcp/vendor-substring-length',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A condition takes N characters of an option and compares them with a text that is not N characters long, or looks for the beginning of a vendor class further on.',
    why: 'The two are never equal, so the class has no members and its filename is never sent: `PXE-E53: No boot filename received`. PXEClient has 9 characters, Etherboot 9, HTTPClient 10, iPXE 4.',
    avoid: CLASS(10),
    prefer: CLASS(9),
    references: ['dhcp-eval(5), substring'],
  },
  check({ site: { dhcp }, everyBoot, report }) {
    if (dhcp === undefined) return;
    for (const { expression, place, body } of conditions(dhcp)) {
      for (const { text, length, offset } of mismatches(expression)) {
        if (offset !== 0 && expectsLonger(text)) {
          report({
            at: place,
            ...lostBy(everyBoot, body),
            message: `The text that is compared with "${text}" is cut out from character ${offset} on, and what firmware sends begins with it: the condition is never true. Write substring (…, 0, ${text.length}).`,
          });
          continue;
        }
        if (length === text.length) continue;
        // A shorter value may make the substring shorter, too: only a text longer than N can never be met.
        if (text.length < length && !expectsLonger(text)) continue;
        report({
          at: place,
          ...lostBy(everyBoot, body),
          message: `substring (…, ${length}) is compared with "${text}", which has ${text.length} characters: the condition is never true for what it is meant for. Write ${text.length}.`,
        });
      }
    }
  },
};

/** Vendor classes that firmware always sends with more behind them (`PXEClient:Arch:…`, `Etherboot-5.4`). */
function expectsLonger(text: string): boolean {
  return text === 'PXEClient' || text === 'Etherboot' || text === 'HTTPClient';
}
