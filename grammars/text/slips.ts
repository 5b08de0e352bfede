/** Names go in, once; those that a word is near to come out, however many names there are. */
import { isSlip, nearest } from './words.js';

/** No file has a longer name; each name has as many keys as letters. */
const LONGEST = 255;

/**
 * Finds those that a word may be a slip of, in their order: of words that are one letter apart, both without a letter are the
 * same. Names of more than 255 letters are not found.
 */
export function slipsAmong<T>(all: readonly T[], wordOf: (one: T) => string): (word: string) => T[] {
  const known = new Map<number, number[]>();
  for (const [i, one] of all.entries())
    for (const key of withoutLetter(wordOf(one))) {
      const others = known.get(key);
      if (others === undefined) known.set(key, [i]);
      else others.push(i);
    }
  return (word) => {
    const near = new Set([...withoutLetter(word)].flatMap((key) => known.get(key) ?? []));
    return [...near]
      .sort((a, b) => a - b)
      .map((i) => all[i] as T)
      .filter((one) => isSlip(word, wordOf(one)));
  };
}

/**
 * Numbers for the word in small letters, and for it without each of its letters: the sum of its letters, each times the power
 * of BASE that its place is. Where a letter is left out, those behind it have the power below. Different words may have the same
 * number, so who finds them compares.
 */
function* withoutLetter(word: string): Iterable<number> {
  if (word.length > LONGEST) return;
  const small = word.toLowerCase();
  const sums = [0];
  let power = 1;
  for (let i = 0; i < small.length; i++) {
    sums.push(((sums[i] ?? 0) + Math.imul(small.charCodeAt(i) + 1, power)) | 0);
    power = Math.imul(power, BASE);
  }
  const whole = sums[small.length] ?? 0;
  yield whole;
  for (let i = 0; i < small.length; i++) {
    const behind = (whole - (sums[i + 1] ?? 0)) | 0;
    yield ((sums[i] ?? 0) + Math.imul(behind, INVERSE)) | 0;
  }
}

/** Odd, so that there is a number by which one of 32 bits is divided by it. */
const BASE = 0x01000193;
const INVERSE = inverseOf(BASE);

/** Newton's way: each step doubles the bits that are right, of which an odd number by itself gives three. */
function inverseOf(odd: number): number {
  let found = odd;
  for (let bits = 3; bits < 32; bits *= 2) found = Math.imul(found, 2 - Math.imul(odd, found));
  return found;
}

/** Of more names one that differs in several letters says nothing, and a word cannot be held against each. */
export const MOST_COMPARED = 300;

/**
 * Finds the name that is nearest to a word, as `nearest` does; among many names only one that is a single slip away, itself
 * in other case before all. `except`: names that cannot be meant.
 */
export function nearestAmong(
  names: readonly string[],
): (word: string, except?: (name: string) => boolean) => string | undefined {
  let slips: ((word: string) => string[]) | undefined;
  return (word, except = () => false) => {
    if (names.length <= MOST_COMPARED)
      return nearest(
        word,
        names.filter((name) => !except(name)),
      );
    slips ??= slipsAmong(names, (name) => name);
    const near = slips(word).filter((name) => !except(name));
    return near.find((name) => name.toLowerCase() === word.toLowerCase()) ?? near[0];
  };
}
