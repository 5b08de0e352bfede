/** A condition compares the hardware address of a client with octets or a text that it never is. */

import type { DhcpFacts, DhcpSubclass } from '../../site/dhcpd/facts.js';
import { groupBy } from '../../site/groups.js';
import { octetsInHex } from '../../site/octets.js';
import { conditions, parts } from '../about/dhcpd/conditions.js';
import { lostBy } from '../about/dhcpd/lostfile.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const CLASS = (condition: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      'authoritative;\n',
      `authoritative;\nclass "virtual" {\n  match if ${condition};\n}\n`,
    ),
  );

type Expression = Parameters<typeof parts>[0];

/** Kinds of hardware that dhcpd knows: Ethernet, token ring, FDDI, InfiniBand. */
const KINDS: ReadonlySet<number | undefined> = new Set([1, 6, 8, 32]);

const ADDRESS = 6;

/** Further lines say nothing new. */
const MOST = 5;

export const dhcpHardwareNeverEqual: CheckRule = {
  id: 'dhcp/hardware-never-equal',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A condition compares `hardware` with an address that lacks the kind of hardware before it, or the text of binary-to-ascii with octets that are written with capital letters or leading zeros.',
    why: '`hardware` is the kind of hardware, 1 for Ethernet, and then the six octets: `substring (hardware, 0, 3)` has the kind and two of them. `binary-to-ascii (16, 8, …)` writes 00 as 0 and B0 as b0. The condition is never true, and what it guards is never sent: `PXE-E53: No boot filename received`.',
    avoid: CLASS('substring (hardware, 0, 3) = 52:54:00'),
    prefer: CLASS('substring (hardware, 1, 3) = 52:54:00'),
    references: ['dhcp-eval(5), hardware and binary-to-ascii', 'ISC dhcp common/tree.c'],
  },
  check({ site: { dhcp }, everyBoot, report }) {
    if (dhcp === undefined) return;
    for (const [first, ...others] of listedWithoutKind(dhcp)) {
      const written = octetsInHex(first.data.value);
      report({
        at: first.data.place,
        message: `hardware is the kind of hardware, 1 for Ethernet, and then the address, so it is never ${written}, and no machine is in the class by this line. Write 1:${written}.`,
        related: others.slice(0, MOST).map(({ data }) => ({ place: data.place, message: 'here, too' })),
      });
    }
    for (const { expression, place, body } of conditions(dhcp)) {
      const compared = parts(expression).flatMap(comparisons);
      const [first] = compared;
      // Whoever asks in several ways only makes sure.
      if (first === undefined || compared.includes(undefined)) continue;
      report({
        at: place,
        ...lostBy(everyBoot, body),
        message: `${first}: the condition is never true for what it is meant for.`,
      });
    }
  },
};

/** Subclasses of a class that matches by hardware which list an address alone, those of a class together. */
function listedWithoutKind({ classes, subclasses }: DhcpFacts): [DhcpSubclass, ...DhcpSubclass[]][] {
  const byHardware = new Set(
    classes.flatMap(({ name, match }) =>
      match !== undefined && isHardware(match.expression) ? [name.value] : [],
    ),
  );
  const bare = subclasses.filter(
    ({ className, data }) =>
      byHardware.has(className.value) && data.value.length === ADDRESS && data.value[0] !== 1,
  );
  return [...groupBy(bare, ({ className }) => className.value).values()];
}

/** What is wrong with each side that is compared with hardware; undefined for what may be equal. */
function comparisons(part: Expression): (string | undefined)[] {
  if (part.kind !== 'binary' || part.operator !== '=') return [];
  const sides = [
    [part.left, part.right],
    [part.right, part.left],
  ] as const;
  return sides.flatMap(([asked, other]) => {
    if (!parts(asked).some(isHardware)) return [];
    if (other.kind === 'hex') return [wrongOctets(asked, other.octets)];
    return [other.kind === 'string' ? wrongText(asked, other.value) : undefined];
  });
}

function isHardware(expression: Expression): boolean {
  return expression.kind === 'word' && expression.name.toLowerCase() === 'hardware';
}

function wrongOctets(asked: Expression, octets: readonly number[]): string | undefined {
  const written = octetsInHex(octets);
  if (isHardware(asked)) {
    // One that begins with 1 has the kind, and lacks an octet instead.
    if (octets.length !== ADDRESS || octets[0] === 1) return undefined;
    return `hardware is the kind of hardware, 1 for Ethernet, and then the address, so it is never ${written}. Write 1:${written}`;
  }
  const [whole, from, length] = callOf(asked, 'substring') ?? [];
  if (whole === undefined || !isHardware(whole) || !isNumber(from, 0) || !isNumber(length, octets.length))
    return undefined;
  if (KINDS.has(octets[0])) return undefined;
  return `hardware begins with the kind of hardware, 1 for Ethernet, so its first ${octets.length} octets are never ${written}. Write substring (hardware, 1, ${octets.length})`;
}

function wrongText(asked: Expression, text: string): string | undefined {
  const [base, width, separator, of] = callOf(asked, 'binary-to-ascii') ?? [];
  if (!isNumber(base, 16) || !isNumber(width, 8) || of === undefined || separator?.kind !== 'string')
    return undefined;
  if (separator.value === '') return undefined;
  const octets = text.split(separator.value);
  if (!octets.every((octet) => /^[\da-f]{1,2}$/i.test(octet))) return undefined;
  const right = octets.map((octet) => octet.toLowerCase().replace(/^0(?=.)/, '')).join(separator.value);
  if (right === text) return undefined;
  return `binary-to-ascii (16, …) writes octets in small letters and without a zero before them, so it is never "${text}". Write "${right}"`;
}

function callOf(expression: Expression, name: string): readonly Expression[] | undefined {
  return expression.kind === 'call' && expression.name.toLowerCase() === name ? expression.args : undefined;
}

function isNumber(expression: Expression | undefined, value: number): boolean {
  return expression?.kind === 'number' && expression.value === value;
}
