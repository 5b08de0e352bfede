/** A dhcp-host line, or a file of hosts, goes in; who is told apart by it, and who is called what, comes out. */

import { type FieldNode, hasHole, hostFieldKind } from '../../../grammars/dnsmasq/index.js';
import { strictIpv4 } from '../address.js';
import { octetsOfText } from '../octets.js';
import type { DiskPath } from '../path.js';
import type { Place, Said } from '../place.js';
import type { DnsmasqHost, DnsmasqName } from './facts.js';
import type { Written } from './written.js';

/** Three numbers with dots between them, and whatever follows. */
const LIKE_ADDRESS = /^\d{1,6}(?:\.\d{1,6}){2}(?!\d)/;

/** As Windows, PXELINUX and switches write it. */
const LIKE_HARDWARE =
  /^(?:(?:01-)?[\da-f]{2}(?:-[\da-f]{2}){5}|[\da-f]{2}(?:\.[\da-f]{2}){5}|[\da-f]{4}(?:\.[\da-f]{4}){2})$/i;

export function hostOf(written: Written): DnsmasqHost {
  const { place, value } = written;
  const of = (kind: ReturnType<typeof hostFieldKind>): FieldNode[] =>
    value.fields.filter(({ hidden }) => hostFieldKind(hidden) === kind);
  const names = of('name');
  const name = names.findLast(({ text }) => !hasHole(text)) ?? names.at(-1);
  const address = of('address').at(-1);
  const number = address === undefined ? undefined : strictIpv4(address.hidden);
  const [ignored] = of('ignore');
  const hardware = of('hardware').map((field) => written.said(field, hardwareAddress(field.text)));
  const identifiers = of('client-id').map(({ text }) => text.slice(3));
  const like =
    hardware.length + identifiers.length > 0
      ? undefined
      : value.fields.find(({ hidden }) => LIKE_HARDWARE.test(hidden));
  const lease = of('lease').at(-1);
  const numbers = address === undefined ? names.find(({ hidden }) => LIKE_ADDRESS.test(hidden)) : undefined;
  return {
    place,
    tags: of('tag').map((field) => written.condition(field)),
    name: name === undefined ? undefined : written.said(name, name.text.split('.', 1)[0] ?? ''),
    hardware,
    likeHardware: like === undefined ? undefined : written.said(like, like.text),
    likeAddress: numbers === undefined ? undefined : written.said(numbers, numbers.text),
    identifier: identifiers
      .filter((text) => !text.startsWith('*'))
      .map(identifierOctets)
      .at(-1),
    address: address === undefined || number === undefined ? undefined : written.said(address, number),
    sets: of('set').map((field) => written.tag(field)),
    ignore: ignored === undefined ? undefined : written.at(ignored),
    lease: lease === undefined ? undefined : leaseSeconds(lease.text),
    bareLease: bareLease(written, lease),
  };
}

/** Small letters, two digits each, without the kind of hardware where that is Ethernet. More digits in a row are octets, too (parse_hex). */
export function hardwareAddress(text: string): string {
  const parts = text.replace(/^0?1-/, '').toLowerCase().split(':');
  return parts.flatMap((part) => (/^[0-9a-f]+$/.test(part) ? octetsOf(part) : [part])).join(':');
}

function octetsOf(digits: string): string[] {
  return (digits.match(/..?/g) ?? []).map((octet) => octet.padStart(2, '0'));
}

/** Octets in hexadecimal with colons between them; anything else is the identifier as it stands there. */
function identifierOctets(text: string): readonly number[] {
  if (text.includes(':')) return text.split(':').map((octet) => Number.parseInt(octet, 16));
  return octetsOfText(text);
}

const FOR_EVER = 0xffffffff;
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** dnsmasq makes as much of anything less (one_opt in src/option.c; 2.90 was asked). */
export const SHORTEST_LEASE = 120;

/** A number, with a letter for its unit behind it. */
export function leaseSeconds(text: string): number {
  if (text === 'infinite') return FOR_EVER;
  const [, number = '', unit = 's'] = /^(\d*)([wdhms]?)$/i.exec(text) ?? [];
  return Math.max(SHORTEST_LEASE, Number(number) * (SECONDS[unit.toLowerCase()] ?? 1));
}

/** The number of a lease time that has no letter behind it. */
export function bareLease(written: Written, lease: FieldNode | undefined): Said<number> | undefined {
  return lease !== undefined && /^\d+$/.test(lease.text)
    ? written.said(lease, Number(lease.text))
    : undefined;
}

export interface Word {
  readonly text: string;
  readonly place: Place;
}

/** The words of the lines of a file, comments left out. */
export function wordsOf(file: DiskPath, text: string): readonly (readonly Word[])[] {
  const lines: Word[][] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end).replace(/#.*$/, '');
    const from = start;
    const words = [...line.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
      text: word,
      place: { file, span: { start: from + index, end: from + index + word.length } },
    }));
    if (words.length > 0) lines.push(words);
    start = end < 0 ? text.length : end + 1;
  }
  return lines;
}

/** Lines of a file like /etc/hosts, for `addn-hosts` and `hostsdir`. */
export function namesOf(file: DiskPath, text: string): DnsmasqName[] {
  return wordsOf(file, text).flatMap(([first, ...names]) => {
    const address = first === undefined ? undefined : strictIpv4(first.text);
    if (first === undefined || address === undefined) return [];
    return names.map((name) => ({
      name: name.text.toLowerCase(),
      address: { value: address, place: first.place },
    }));
  });
}
