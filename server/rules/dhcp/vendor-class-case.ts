/** A condition compares the vendor class, or an answer names it, with a firmware's name in other letters, capital or small, or with a slip in it, so it is never true. */
import { textOfValue } from '../../boot/index.js';
import { allAssignments } from '../../site/dhcpd/statements.js';
import { slipIn } from '../about/dhcp/clientclasses.js';
import { asksFor, conditions, parts } from '../about/dhcpd/conditions.js';
import { lostBy } from '../about/dhcpd/lostfile.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const CLASS = (text: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      'authoritative;\n',
      `authoritative;\nclass "pxeclients" {\n  match if substring (option vendor-class-identifier, 0, 9) = "${text}";\n}\n`,
    ),
  );

/** What firmwares send in option 60, with more behind it. */
const SENT = ['PXEClient', 'HTTPClient', 'Etherboot'];

/** Fewer letters may be the beginning of something else. */
const TELLING = 6;

const VENDOR_CLASS = 60;

type Expression = Parameters<typeof parts>[0];

/** The name that was meant; a text in the very letters that are sent is none. */
function meant(text: string): string | undefined {
  if (text.length < TELLING || SENT.some((word) => begins(word, text))) return undefined;
  return SENT.find((word) => begins(word.toLowerCase(), text.toLowerCase())) ?? slipIn(text, SENT);
}

/** The text is as much of the word as was cut out, or has more behind it. */
function begins(word: string, text: string): boolean {
  return word.startsWith(text) || text.startsWith(word);
}

/** The texts that an expression compares with the vendor class as it was sent. */
function compared(dhcp: Parameters<typeof asksFor>[0], expression: Expression): string[] {
  return parts(expression).flatMap((part) => {
    if (part.kind !== 'binary' || part.operator !== '=') return [];
    const sides = [part.left, part.right];
    const asked = sides.find((side) => asksFor(dhcp, side, VENDOR_CLASS));
    // lcase and ucase make all letters alike.
    if (
      asked === undefined ||
      parts(asked).some((one) => one.kind === 'call' && /^[lu]case$/i.test(one.name))
    )
      return [];
    return sides.flatMap((side) => (side.kind === 'string' ? [side.value] : []));
  });
}

export const dhcpVendorClassCase: CheckRule = {
  id: 'dhcp/vendor-class-case',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A condition compares the vendor class with PXEClient, HTTPClient or Etherboot, or an answer is given it, but in other letters, capital or small, or with a slip in the name.',
    why: '`=` compares letter by letter, and firmware sends these names in one way only. The condition is never true, and what it guards is never sent: `PXE-E53: No boot filename received`.',
    avoid: CLASS('PXEclient'),
    prefer: CLASS('PXEClient'),
    references: ['dhcp-eval(5), Boolean expressions', 'PXE specification 2.1, table 2-3'],
  },
  check({ site: { dhcp }, everyBoot, report }) {
    if (dhcp === undefined) return;
    for (const { space, name, value, place } of allAssignments(dhcp)) {
      const text = space === 'dhcp' && name === 'vendor-class-identifier' ? textOfValue(value) : undefined;
      const word = text === undefined ? undefined : meant(text);
      if (word === undefined) continue;
      report({
        at: place,
        message: `The answer names the vendor class "${text ?? ''}", but firmware looks for "${word}", letter by letter, and takes the answer for one that is not for it. Write ${word}.`,
      });
    }
    for (const { expression, place, body } of conditions(dhcp)) {
      const texts = compared(dhcp, expression);
      // Whoever names it in both ways only makes sure.
      const right = new Set(
        texts.filter((text) => meant(text) === undefined).map((one) => one.toLowerCase()),
      );
      for (const text of texts) {
        const word = meant(text);
        if (word === undefined || right.has(text.toLowerCase())) continue;
        report({
          at: place,
          ...lostBy(everyBoot, body),
          message: `The vendor class is compared with "${text}", but firmware sends "${word}", and = compares letter by letter: the condition is never true for what it is meant for. Write ${word}.`,
        });
      }
    }
  },
};
