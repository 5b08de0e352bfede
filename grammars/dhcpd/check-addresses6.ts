/** Statements about IPv6 addresses go in, what dhcpd refuses in their form comes out. */
import type { Span } from '../text/index.js';
import type { Item, Statement } from './document.js';

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

const forms: ReadonlyMap<string, readonly [RegExp, string]> = new Map([
  ['range6', [range6, 'range6 takes two IPv6 addresses, or a prefix such as 2001:db8::1000/116.']],
  [
    'prefix6',
    [
      /^aa\/n$/,
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
    return value >= 0 && value <= 128
      ? undefined
      : { message: 'The length of an IPv6 prefix is 0 to 128.', span };
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
  return undefined;
}
