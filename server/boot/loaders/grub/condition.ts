/** The words of `test` or `[` go in; whether the command succeeds comes out (grub-core/commands/test.c). */
import type { Answer } from '../../../site/place.js';
import type { Argument } from './expand.js';

/** Whether a file is there. */
export type Presence = (name: string) => Answer;

export function not(answer: Answer): Answer {
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'unknown';
}

function answer(value: boolean): Answer {
  return value ? 'yes' : 'no';
}

type Word = string | undefined;

const COMPARES: Readonly<Record<string, (a: string, b: string) => boolean>> = {
  '=': (a, b) => a === b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '-eq': (a, b) => number(a) === number(b),
  '-ne': (a, b) => number(a) !== number(b),
  '-lt': (a, b) => number(a) < number(b),
  '-le': (a, b) => number(a) <= number(b),
  '-gt': (a, b) => number(a) > number(b),
  '-ge': (a, b) => number(a) >= number(b),
};

/** As grub_strtoul does it with base 0: digits behind 0x and 0 are hexadecimal and octal, and what is no number is none. */
function number(text: string): number {
  const [, sign, hexadecimal, octal, decimal] = /^\s*(-?)(?:0x([\da-f]+)|0([0-7]*)|(\d+))/i.exec(text) ?? [];
  const value =
    hexadecimal !== undefined
      ? Number.parseInt(hexadecimal, 16)
      : octal !== undefined
        ? Number.parseInt(`0${octal}`, 8)
        : Number(decimal ?? 0);
  return sign === '-' ? -value : value;
}

/** `-o` binds least; what is compared stands between. */
export function condition(words: readonly Argument[], present: Presence): Answer {
  const texts = words.map(({ text }) => text);
  return anyOf(texts, present);
}

function anyOf(words: readonly Word[], present: Presence): Answer {
  const at = words.indexOf('-o');
  if (at < 0) return allOf(words, present);
  const first = allOf(words.slice(0, at), present);
  return first === 'yes' ? 'yes' : either(first, anyOf(words.slice(at + 1), present));
}

function either(a: Answer, b: Answer): Answer {
  if (a === 'yes' || b === 'yes') return 'yes';
  return a === 'no' && b === 'no' ? 'no' : 'unknown';
}

function allOf(words: readonly Word[], present: Presence): Answer {
  const at = words.indexOf('-a');
  if (at < 0) return one(words, present);
  return not(either(not(one(words.slice(0, at), present)), not(allOf(words.slice(at + 1), present))));
}

function one(words: readonly Word[], present: Presence): Answer {
  const [first, second, third] = words;
  if (first === '!') return not(one(words.slice(1), present));
  if (words.length === 0) return 'no';
  if (words.length === 1) return first === undefined ? 'unknown' : answer(first !== '');
  if (words.length === 2) return unary(first, second, present);
  const compare = second === undefined || !Object.hasOwn(COMPARES, second) ? undefined : COMPARES[second];
  if (words.length > 3 || compare === undefined) return 'unknown';
  return first === undefined || third === undefined ? 'unknown' : answer(compare(first, third));
}

function unary(operator: Word, word: Word, present: Presence): Answer {
  if (word === undefined) return 'unknown';
  switch (operator) {
    case '-z':
      return answer(word === '');
    case '-n':
      return answer(word !== '');
    case '-e':
    case '-f':
    case '-s':
      return present(word);
    default:
      return 'unknown';
  }
}
