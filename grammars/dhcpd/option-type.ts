/** The words of an option definition's type go in, format letters of common/tables.c come out, or what is wrong. */
import type { OptionType } from './document.js';
import { entryOf } from './vocabulary.js';

export type TypeWord = readonly string[];

const simpleTypes: Readonly<Record<string, string>> = {
  boolean: 'f',
  'ip-address': 'I',
  'ip6-address': '6',
  text: 't',
  string: 'X',
  'domain-name': 'd',
  'domain-list': 'D',
  'domain-list compressed': 'Dc',
  zerolen: 'Z',
};
const widths: Readonly<Record<string, readonly [string, string]>> = {
  8: ['b', 'B'],
  16: ['s', 'S'],
  32: ['l', 'L'],
};

/** One type in words as a format letter, or what is wrong with it. A plain integer is signed. */
function letterOf(words: TypeWord): { letter: string } | { fault: string } {
  let list = words.map((word) => word.toLowerCase());
  const sign = list[0] === 'signed' || list[0] === 'unsigned' ? list[0] : undefined;
  if (sign !== undefined) list = list.slice(1);
  if (list[0] === 'integer' && list.length === 2) {
    const letters = entryOf(widths, list[1] ?? '');
    if (letters === undefined) return { fault: `An integer has 8, 16 or 32 bits, not ${list[1]}.` };
    return { letter: sign === 'unsigned' ? letters[1] : letters[0] };
  }
  if (list[0] === 'encapsulate' && list.length === 2) return { letter: `E${list[1]}.` };
  const letter = sign === undefined ? entryOf(simpleTypes, list.join(' ')) : undefined;
  return letter === undefined
    ? { fault: `\`${words.join(' ')}\` is not a type of option values.` }
    : { letter };
}

/** Types whose values have no length of their own, so that nothing can follow them. */
const openEnded = new Set(['t', 'X', 'd', 'D', 'E', 'Z']);

/** Which combinations common/parse.c takes: no arrays of arrays or of text, and text only at the end of a record. */
export function readType(
  items: readonly TypeWord[],
  array: boolean,
  record: boolean,
  nested: boolean,
  span: OptionType['span'],
): OptionType {
  let format = '';
  const refuse = (fault: string): OptionType => ({ span, format: undefined, fault });
  if (nested) return refuse('An array of arrays is not possible.');
  for (const [index, words] of items.entries()) {
    const inner = words[0]?.toLowerCase() === 'array' && words[1]?.toLowerCase() === 'of';
    if (inner && (array || !record)) return refuse('An array of arrays is not possible.');
    const read = letterOf(inner ? words.slice(2) : words);
    if ('fault' in read) return refuse(read.fault);
    if (read.letter === 'Z' && (array || inner)) return refuse('An array of `zerolen` is not possible.');
    if (openEnded.has(read.letter.charAt(0))) {
      const name = words.slice(inner ? 2 : 0).join(' ');
      if (array || inner) return refuse(`An array of \`${name}\` is not possible.`);
      if (index < items.length - 1) return refuse(`\`${name}\` must be the last part of a record.`);
    }
    format += read.letter + (inner ? 'a' : '');
  }
  return { span, format: array ? `${format}A` : format };
}
