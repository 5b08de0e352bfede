/** Statements about IPv6 addresses go in, what dhcpd refuses in their form comes out. */
import type { Span } from '../../text/index.js';
import type { Item, Statement } from '../document.js';

interface AddressFault {
  readonly message: string;
  /** Relative to the statement. */
  readonly span: Span;
}

type Placed = Extract<Statement, { kind: 'range6' | 'fixed-address' | 'subnet6' }>;

export function isAddress6Item(item: Item | undefined): boolean {
  return item?.kind === 'address6' || (item?.kind === 'octets' && item.octets.length === 8);
}

/** `a` address, `/` slash, `n` length of a prefix, `t` the word temporary, `?` anything else. */
function shapeOf(items: readonly Item[]): string {
  let shape = '';
  for (const item of items) {
    if (isAddress6Item(item)) shape += 'a';
    else if (item.kind === 'slash') shape += '/';
    else if (item.kind === 'number' && item.value >= 0 && item.value <= 128) shape += 'n';
    else if (item.kind === 'name' && item.text.toLowerCase() === 'temporary') shape += 't';
    else shape += '?';
  }
  return shape;
}

const range6 = /^a(?:a|\/nt?)$/;
const prefix6 = /^aa\/n$/;

const forms: ReadonlyMap<string, readonly [RegExp, string]> = new Map([
  ['range6', [range6, 'range6 takes two IPv6 addresses, or a prefix such as 2001:db8::1000/116.']],
  [
    'prefix6',
    [
      prefix6,
      'prefix6 takes two IPv6 addresses and a length, such as 2001:db8:0:100:: 2001:db8:0:f00:: /56.',
    ],
  ],
  ['fixed-prefix6', [/^a\/n$/, 'fixed-prefix6 takes a prefix such as 2001:db8:1::/48.']],
]);

export function faultOfAddresses6(statement: Placed): AddressFault | undefined {
  if (statement.kind === 'subnet6') {
    if (!isAddress6Item(statement.prefix)) {
      return {
        message: 'The prefix of a subnet6 is an IPv6 address such as 2001:db8::.',
        span: statement.prefix.span,
      };
    }
    const { value, span } = statement.prefixLength;
    if (!(value >= 0 && value <= 128)) return { message: 'The length of an IPv6 prefix is 0 to 128.', span };
    return isPrefix(statement.prefix, value)
      ? undefined
      : {
          message: `This address has bits behind its first ${value}: dhcpd refuses it as a prefix.`,
          span: statement.prefix.span,
        };
  }
  const form = forms.get(statement.keyword.text.toLowerCase());
  if (form === undefined) return undefined;
  const [pattern, message] = form;
  const { records, span } = statement.value;
  const items = records[0] ?? [];
  const [first, second] = items;
  const temporary =
    second?.kind === 'name' && second.text.toLowerCase() === 'temporary' && items.length === 2;
  if (records.length === 1 && temporary && first?.kind === 'address6' && pattern === range6) {
    // Without a length dhcpd takes 64 bits, and all others must then be zero.
    if (first.text.endsWith('::')) return undefined;
    return { message: 'A range of temporary addresses is a prefix such as 2001:db8:0:1::/64.', span };
  }
  if (records.length > 1 || items.length > 5 || !pattern.test(shapeOf(items))) return { message, span };
  const length = items.at(-1);
  // Of the lengths only this statement's must leave something on both sides (parse_prefix6() of server/confpars.c).
  if (pattern === prefix6 && length?.kind === 'number' && (length.value === 0 || length.value === 128))
    return {
      message: `prefix6 delegates prefixes of 1 to 127 bits; dhcpd refuses /${length.value}. Write the length of the prefixes that are given away, such as /56 or /64.`,
      span: length.span,
    };
  return undefined;
}

/** Whether what a range6 or prefix6 names lies where dhcpd wants it: in its subnet6, and with no bits behind a prefix. */
export function faultOfPlace6(
  statement: Extract<Statement, { kind: 'range6' }>,
  subnet: Statement | undefined,
): AddressFault | undefined {
  const items = statement.value.records[0] ?? [];
  const addresses = items.filter(isAddress6Item);
  const length = items.find((item) => item.kind === 'number');
  const inSubnet = statement.keyword.text.toLowerCase() === 'range6';
  if (inSubnet && subnet?.kind === 'subnet6') {
    const bits = subnet.prefixLength.value;
    const outside = addresses.find((item) => !sharePrefix(item, subnet.prefix, bits));
    if (outside !== undefined)
      return { message: 'This address is outside of the subnet6 around it.', span: outside.span };
    if (length?.kind === 'number' && length.value < bits)
      return { message: `A range of this length is larger than its subnet6, a /${bits}.`, span: length.span };
  }
  if (length?.kind !== 'number') return undefined;
  const loose = addresses.find((item) => !isPrefix(item, length.value));
  return (
    loose && {
      message: `This address has bits behind its first ${length.value}: dhcpd refuses it as a prefix.`,
      span: loose.span,
    }
  );
}

/** The 128 bits of an address as inet_pton(3) reads it. */
function bitsOf(item: Item): bigint | undefined {
  if (item.kind === 'octets') return item.octets.reduce((sum, octet) => sum * 0x10000n + BigInt(octet), 0n);
  if (item.kind !== 'address6') return undefined;
  const [head = '', tail] = item.text.split('::');
  const front = groupsOf(head);
  const back = tail === undefined ? [] : groupsOf(tail);
  const gap = Array.from({ length: 8 - front.length - back.length }, () => 0n);
  return [...front, ...gap, ...back].reduce((sum, group) => sum * 0x10000n + group, 0n);
}

function groupsOf(text: string): bigint[] {
  if (text === '') return [];
  return text.split(':').flatMap((part) => {
    if (!part.includes('.')) return [BigInt(`0x${part}`)];
    const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
    return [BigInt(a * 256 + b), BigInt(c * 256 + d)];
  });
}

/** True also where the address cannot be told. */
function isPrefix(item: Item, length: number): boolean {
  const bits = bitsOf(item);
  return bits === undefined || (bits & ((1n << BigInt(128 - length)) - 1n)) === 0n;
}

function sharePrefix(a: Item, b: Item, length: number): boolean {
  const left = bitsOf(a);
  const right = bitsOf(b);
  return left === undefined || right === undefined || (left ^ right) >> BigInt(128 - length) === 0n;
}
