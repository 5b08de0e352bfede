/** The words of `test` or `[` go in; whether the command succeeds comes out (grub-core/commands/test.c). */
import type { Answer } from '../../../site/place.js';
import type { Argument } from './expand.js';
import { leadingNumber } from './number.js';

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

/** What is no number is none. */
function number(text: string): number {
  const sign = /^\s*-/.exec(text)?.[0];
  const value = leadingNumber(sign === undefined ? text : text.slice(sign.length)) ?? 0;
  return sign === undefined ? value : -value;
}

/** Of versions and of files' times: not told apart here. */
const OTHERS = new Set(['-pgt', '-plt']);
const isOther = (word: string): boolean => OTHERS.has(word) || /^-[no]t/.test(word);

/** Within parentheses, or outside of all: what holds since the last `-o`, and before it. */
interface Level {
  and: Answer;
  or: Answer;
  inverted: boolean;
}

const begin = (): Level => ({ and: 'yes', or: 'no', inverted: false });

function put(level: Level, value: Answer): void {
  level.and = both(level.and, level.inverted ? not(value) : value);
  level.inverted = false;
}

const held = ({ or, and }: Level): Answer => either(or, and);

/**
 * As test_parse takes the words, from the left: a comparison of three, a test of two, a sign, else a text, which holds where
 * it is not empty. `-s` opens the file, and the others look for it in the list of its folder. What stands side by side has to hold at once, `-a` or not; nothing at all holds (all were asked of 2.06).
 */
export function condition(words: readonly Argument[], listed: Presence, opened: Presence): Answer {
  const all = words.map(({ text }) => text);
  const texts = all.at(-1) === ']' ? all.slice(0, -1) : all;
  const open: Level[] = [];
  let here = begin();
  for (let at = 0; at < texts.length; ) {
    const [first, second, third] = texts.slice(at, at + 3);
    const left = texts.length - at;
    if (left > 2 && second !== undefined && Object.hasOwn(COMPARES, second)) {
      put(here, compared(first, COMPARES[second], third));
      at += 3;
    } else if (left > 2 && second !== undefined && isOther(second)) {
      put(here, 'unknown');
      at += 3;
    } else if (left > 1 && first !== undefined && TESTS.has(first)) {
      put(here, tested(first, second, first === '-s' ? opened : listed));
      at += 2;
    } else {
      at++;
      if (first === '(') {
        open.push(here);
        here = begin();
      } else if (first === ')') {
        const around = open.pop();
        if (around === undefined) return held(here);
        put(around, held(here));
        here = around;
      } else if (first === '!') here.inverted = !here.inverted;
      else if (first === '-o') {
        here.or = held(here);
        here.and = 'yes';
      } else if (first !== '-a') put(here, first === undefined ? 'unknown' : answer(first !== ''));
    }
  }
  for (let around = open.pop(); around !== undefined; around = open.pop()) {
    put(around, held(here));
    here = around;
  }
  return held(here);
}

function either(a: Answer, b: Answer): Answer {
  if (a === 'yes' || b === 'yes') return 'yes';
  return a === 'no' && b === 'no' ? 'no' : 'unknown';
}

const both = (a: Answer, b: Answer): Answer => not(either(not(a), not(b)));

function compared(a: Word, compare: ((a: string, b: string) => boolean) | undefined, b: Word): Answer {
  return a === undefined || b === undefined || compare === undefined ? 'unknown' : answer(compare(a, b));
}

const TESTS = new Set(['-z', '-n', '-d', '-e', '-f', '-s']);

function tested(operator: string, word: Word, present: Presence): Answer {
  if (word === undefined) return 'unknown';
  if (operator === '-z') return answer(word === '');
  return operator === '-n' ? answer(word !== '') : present(word);
}
