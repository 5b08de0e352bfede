/** The ranges that a machine may get an address of go in; the addresses come out that a list of clients is asked about to learn what it says of them all. */
import { type Ipv4Address, ipv4After, parseIpv4 } from '../../site/address.js';
import type { AddressRange } from './answer.js';

/** A range with no more addresses is asked about one by one. */
const SMALL = 256;

/**
 * The ends of a range do not speak for it: a list may let in what lies between, or keep it out. Of a large one those are asked
 * about that the words of the list begin with, and those before them, where another answer ends.
 */
export function sampleOf(ranges: readonly AddressRange[], words: readonly string[]): readonly Ipv4Address[] {
  return ranges.flatMap(({ low, high }) => {
    const size = high - low + 1;
    if (size <= SMALL) return Array.from({ length: size }, (_, i) => ipv4After(low, i));
    const inside = words.flatMap(firstOf).filter((one) => low < one && one < high);
    return [low, ...inside.flatMap((one) => [ipv4After(one, -1), one]), high];
  });
}

/** The first address that a word fits, where it names one: what it leaves out is 0, and of `{8,9}` the first counts. */
function firstOf(word: string): readonly Ipv4Address[] {
  const numbers = /\d{1,3}(?:\.\d{1,3})*/.exec(word.replace('{', ''))?.[0].split('.') ?? [];
  const first = parseIpv4([...numbers, '0', '0', '0'].slice(0, 4).join('.'));
  return first === undefined ? [] : [first];
}
