/** A condition compares option 93, which is two octets, with one octet or with a text, so it is never true. */
import { architecture } from '../about/causes.js';
import { asksFor, conditions, parts } from '../about/dhcpd/conditions.js';
import { lostBy } from '../about/dhcpd/lostfile.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const LADDER = (constant: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      'authoritative;\n',
      `authoritative;\noption arch code 93 = unsigned integer 16;\nclass "efi" {\n  match if option arch = ${constant};\n}\n`,
    ),
  );

const ARCHITECTURE = 93;

type Expression = Parameters<typeof parts>[0];
type Constant = Extract<Expression, { kind: 'hex' | 'string' }>;

/** The constants that the option itself is compared with by `=`, nothing cut out of it. */
function compared(dhcp: Parameters<typeof asksFor>[0], expression: Expression): Constant[] {
  return parts(expression).flatMap((part) => {
    if (part.kind !== 'binary' || part.operator !== '=') return [];
    const sides = [part.left, part.right];
    if (!sides.some((side) => side.kind === 'option' && asksFor(dhcp, side, ARCHITECTURE))) return [];
    return sides.filter((side) => side.kind === 'hex' || side.kind === 'string');
  });
}

/** A machine may name several architectures, each of two octets; no text is one. */
function isArchitecture(constant: Constant): boolean {
  if (constant.kind === 'string') return constant.value.length === 2;
  return constant.octets.length > 0 && constant.octets.length % 2 === 0;
}

function numbersOf(constant: Constant): number[] {
  const octets =
    constant.kind === 'hex' ? constant.octets : [...constant.value].map((one) => one.charCodeAt(0));
  return octets.flatMap((octet, i) => (i % 2 === 1 ? [(octets[i - 1] ?? 0) * 256 + octet] : []));
}

/** The number that was meant; undefined where it is none of 16 bits. */
function meant(constant: Constant): number | undefined {
  if (constant.kind === 'hex') return constant.octets.length === 1 ? constant.octets[0] : undefined;
  const digits = /^(?:0x)?([0-9a-f]{1,2}:[0-9a-f]{2}|[0-9a-f]{1,5})$/i.exec(constant.value)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits.replace(':', ''), 16);
}

function written(architecture: number): string {
  const digits = architecture.toString(16).padStart(4, '0');
  return `${digits.slice(0, -2)}:${digits.slice(-2)}`;
}

export const dhcpArchNotTwoOctets: CheckRule = {
  id: 'dhcp/arch-not-two-octets',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A condition compares option 93, the architecture of the machine, with a single number such as 7, or with a text.',
    why: 'A machine sends two octets, and `=` compares octets: 7 stands for one of them, and "00:07" for five letters. dhcpd takes both without a word, the condition is never true, and UEFI machines are told the boot file of the others: `PXE-E79: NBP is too big to fit in free base memory`, or nothing at all.',
    avoid: LADDER('7'),
    prefer: LADDER('00:07'),
    references: ['dhcp-eval(5), Boolean expressions', 'RFC 4578, section 2.1'],
  },
  check({ site: { dhcp }, everyBoot, report }) {
    if (dhcp === undefined) return;
    for (const { expression, place, body } of conditions(dhcp)) {
      const constants = compared(dhcp, expression);
      // Whoever writes it in another way as well only makes sure.
      const right = new Set(constants.filter(isArchitecture).flatMap(numbersOf));
      const constant = constants.find((one) => !isArchitecture(one) && !right.has(meant(one) ?? -1));
      if (constant === undefined) continue;
      const number = meant(constant);
      if (number === undefined && right.size > 0) continue;
      const what = constant.kind === 'string' ? `the text "${constant.value}"` : 'a single octet';
      report({
        at: place,
        cause: architecture(place, 0),
        ...lostBy(everyBoot, body),
        message: `Option 93 is two octets, and is compared here with ${what}: the condition is never true. ${
          number === undefined
            ? 'Write the number as two octets, such as 00:07.'
            : `Write ${written(number)}.`
        }`,
      });
    }
  },
};
