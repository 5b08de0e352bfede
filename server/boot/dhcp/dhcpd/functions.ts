/** The functions of dhcp-eval(5): values go in, one value comes out, or none where dhcpd would have none. */
import { octetsNumber, octetsOfUtf8 } from '../../../site/octets.js';
import { data, nothing, number, truth, unknown, type Value } from './packet.js';
import { matchesRegex } from './regex.js';

/** `substring`: an offset beyond the end gives empty data, not nothing. */
export function slice(
  octets: readonly number[] | undefined,
  offset: number | undefined,
  length: number | undefined,
): Value {
  if (octets === undefined || offset === undefined || length === undefined) return nothing;
  return data(octets.slice(offset, offset + length));
}

export function changeCase(octets: readonly number[] | undefined, upper: boolean): Value {
  if (octets === undefined) return nothing;
  const from = upper ? 97 : 65;
  const by = upper ? -32 : 32;
  return data(octets.map((octet) => (octet >= from && octet < from + 26 ? octet + by : octet)));
}

/** `binary-to-ascii (base, width, separator, data)`: digits above nine in lower case. */
export function asciiOf(
  base: number | undefined,
  width: number | undefined,
  separator: readonly number[] | undefined,
  octets: readonly number[] | undefined,
): Value {
  if (separator === undefined || octets === undefined || base === undefined) return nothing;
  if ((width !== 8 && width !== 16 && width !== 32) || base < 2 || base > 16) return nothing;
  const step = width / 8;
  if (octets.length % step !== 0) return nothing;
  const result: number[] = [];
  for (let i = 0; i < octets.length; i += step) {
    if (i > 0) result.push(...separator);
    const group = octetsNumber(octets.slice(i, i + step));
    result.push(...octetsOfUtf8(group.toString(base).padStart(digitsOf(group, base), '0')));
  }
  return data(result);
}

/** The count of 32 bits goes round in base 10 and some others, so that large numbers get a zero in front (converted_length in omapip/convert.c). */
function digitsOf(value: number, base: number): number {
  let digits = 1;
  let column = 0;
  let next = base;
  do {
    column = next;
    if (value < column) return digits;
    digits++;
    next = Math.imul(column, base) >>> 0;
  } while (next > column);
  return digits;
}

/** `reverse (width, data)`: the groups of `width` octets in the opposite order. */
export function reverse(width: number | undefined, octets: readonly number[] | undefined): Value {
  if (width === undefined || octets === undefined) return nothing;
  if (width === 0) return unknown('not-simulated', 'dhcpd divides by the width of reverse, and dies of 0');
  if (octets.length % width !== 0) return nothing;
  const result: number[] = [];
  for (let i = octets.length - width; i >= 0; i -= width) result.push(...octets.slice(i, i + width));
  return data(result);
}

export function integerOf(octets: readonly number[] | undefined, width: number | undefined): Value {
  if (octets === undefined || (width !== 8 && width !== 16 && width !== 32)) return nothing;
  const length = width / 8;
  return octets.length < length ? nothing : number(BigInt(octetsNumber(octets.slice(0, length))));
}

/** `~=` and `~~`. An expression of an untrusted file is never handed to an engine that may go back again and again. */
export function matchRegex(left: Value, right: Value, ignoreCase: boolean): Value {
  if (left.kind !== 'data' || right.kind !== 'data') return nothing;
  const found = matchesRegex(right.octets, left.octets, ignoreCase);
  return found === undefined
    ? unknown('not-simulated', 'a regular expression is not simulated')
    : truth(found);
}
