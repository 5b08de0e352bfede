/** Values of dhcpd statements go in, typed atoms with their places come out. */

import type { Item, Value } from '../../../grammars/dhcpd/index.js';
import type { Span } from '../../../grammars/text/index.js';
import type { DiskPath } from '../path.js';
import type { Place } from '../place.js';
import type { DhcpAtom } from './facts.js';

/** Makes absolute places of spans that are relative to a statement. */
export type PlaceOf = (span: Span) => Place;

/** Where places are made: in which file, and the spans made so far, each of them an object of its own that can be moved. */
export interface Placing {
  readonly file: DiskPath;
  readonly spans: Span[];
}

export function placer({ file, spans }: Placing, base: number): PlaceOf {
  return ({ start, end }) => {
    // Not of a sum with -0: from then on the engine would box the ends of every span.
    const span = base === 0 ? { start, end } : { start: start + base, end: end + base };
    spans.push(span);
    return { file, span };
  };
}

/** The letter that governs each item of a record; an array repeats the whole record, `a` only its last letter. */
function lettersOf(format: string | undefined): string[] {
  if (format === undefined) return [];
  const letters: string[] = [];
  for (let i = 0; i < format.length; i++) {
    const letter = format.charAt(i);
    if (letter === 'A' || letter === 'a' || letter === 'o' || letter === 'c') continue;
    letters.push(letter);
    if (letter === 'N' || letter === 'E') while (i + 1 < format.length && format.charAt(i) !== '.') i++;
  }
  return letters;
}

export function atomsOf(value: Value, format: string | undefined, place: PlaceOf): DhcpAtom[] {
  const letters = lettersOf(format);
  const atomsOfRecord = (record: readonly Item[]): DhcpAtom[] =>
    record.map((item, index) => atomOf(item, letters[Math.min(index, letters.length - 1)], place));
  const [only, more] = value.records;
  // `map` makes arrays of just their length, of which thousands of hosts have a great many.
  return only !== undefined && more === undefined
    ? atomsOfRecord(only)
    : value.records.flatMap((record) => atomsOfRecord(record));
}

function atomOf(item: Item, letter: string | undefined, place: PlaceOf): DhcpAtom {
  const at = place(item.span);
  switch (item.kind) {
    case 'string':
      return { kind: 'text', value: item.value, place: at };
    case 'address':
      return { kind: 'address', value: item.value, place: at };
    case 'octets':
      return { kind: 'hex', value: item.octets, place: at };
    case 'number':
      if (letter === 'X' || letter === 'E')
        return { kind: 'hex', value: [Number.parseInt(item.text, 16) & 255], place: at };
      return { kind: 'number', value: item.value, place: at };
    case 'name':
      return wordAtom(item.text, letter, at);
    case 'slash':
      return { kind: 'other', value: '/', place: at };
    default:
      return { kind: 'other', value: item.text, place: at };
  }
}

function wordAtom(text: string, letter: string | undefined, place: Place): DhcpAtom {
  const word = text.toLowerCase();
  if (letter === 'f') return { kind: 'flag', value: word === 'true' || word === 'on', place };
  if (letter === 't') return { kind: 'text', value: text, place };
  if (letter === 'T' && word === 'infinite') return { kind: 'number', value: 0xffffffff, place };
  if (letter === 'X' && /^[0-9a-f]{1,2}$/.test(word))
    return { kind: 'hex', value: [Number.parseInt(word, 16)], place };
  return { kind: 'name', value: text, place };
}

/** The octets that a string or a row of octets stands for. Characters beyond one octet are taken as UTF-8. */
export function octetsOf(item: Item): readonly number[] | undefined {
  if (item.kind === 'octets') return item.octets;
  if (item.kind === 'string') return bytesOf(item.value);
  if ((item.kind === 'name' || item.kind === 'number') && /^[0-9A-Fa-f]{1,2}$/.test(item.text)) {
    return [Number.parseInt(item.text, 16)];
  }
  return undefined;
}

function bytesOf(text: string): number[] {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 256) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
  }
  return bytes;
}
