/** Names go in; which is a slip of which other one comes out. */
import { isSlip } from '../../../grammars/text/index.js';

/** Numbers tell things apart on purpose. */
export function differsInLetters(name: string, other: string): boolean {
  const letters = (text: string): string => text.replace(/\d+/g, '');
  return isSlip(name, other) && letters(name) !== letters(other);
}

/** Finds those that a word may be a slip of: of words that are one letter apart, both without a letter are the same. */
export function slipsAmong<T>(all: readonly T[], wordOf: (one: T) => string): (word: string) => T[] {
  const known = new Map<string, Set<T>>();
  for (const one of all)
    for (const key of withoutLetter(wordOf(one))) {
      const others = known.get(key);
      if (others === undefined) known.set(key, new Set([one]));
      else others.add(one);
    }
  return (word) => {
    const near = new Set([...withoutLetter(word)].flatMap((key) => [...(known.get(key) ?? [])]));
    return [...near].filter((one) => isSlip(word, wordOf(one)));
  };
}

/** In small letters the word, and what it is without each of its letters. */
function* withoutLetter(word: string): Iterable<string> {
  const small = word.toLowerCase();
  yield small;
  for (let i = 0; i < small.length; i++) yield small.slice(0, i) + small.slice(i + 1);
}
