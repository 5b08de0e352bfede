/** A place in a document goes in, what of the site may be named there comes out. */
import type { IToken } from 'chevrotain';
import type { Slot, SlotKind } from '../../text/index.js';
import type { DhcpdDocument } from '../document.js';
import { Comma, isWord, lowerCase, Text } from '../tokens.js';
import { cursorAt } from './cursor.js';
import { optionWords } from './describe.js';

/** By the words that stand before it. */
interface Known {
  readonly kind: SlotKind;
  readonly quoted?: boolean;
  /** Several may stand there with commas between them. */
  readonly list?: boolean;
}

const statements: Readonly<Record<string, Known>> = {
  filename: { kind: 'boot file', quoted: true },
  'next-server': { kind: 'server' },
  'server-name': { kind: 'server', quoted: true },
  'fixed-address': { kind: 'address', list: true },
  'hardware ethernet': { kind: 'hardware address' },
  subclass: { kind: 'class', quoted: true },
  'members of': { kind: 'class', quoted: true },
};

const options: Readonly<Record<string, Known>> = {
  'root-path': { kind: 'NFS root', quoted: true },
  'tftp-server-name': { kind: 'server', quoted: true },
  'bootfile-name': { kind: 'boot file', quoted: true },
};

function knownAfter(tokens: readonly IToken[]): Known | undefined {
  const words = tokens.map(({ image }) => lowerCase(image));
  const [first = '', second = ''] = words;
  if (words.length > 1 && optionWords.has(first)) return lookUp(options, second);
  if (words.at(-2) === 'members' && words.at(-1) === 'of') return statements['members of'];
  return lookUp(statements, first === 'hardware' ? `hardware ${second}` : first);
}

function lookUp(table: Readonly<Record<string, Known>>, name: string): Known | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** How many tokens lead to the first value. */
function headOf(tokens: readonly IToken[]): number {
  const first = lowerCase(tokens[0]?.image ?? '');
  if (optionWords.has(first) || first === 'hardware') return 2;
  return ['allow', 'deny'].includes(first) ? 3 : 1;
}

export function slotAt(document: DhcpdDocument, offset: number): Slot | undefined {
  const { tokens, offset: base } = cursorAt(document, offset, 'cursor');
  const last = tokens.at(-1);
  if (last === undefined) return undefined;
  const { text } = document;
  const touched = base + last.startOffset + last.image.length === offset;
  const inText = last.tokenType === Text && touched && (last.image.length === 1 || !last.image.endsWith('"'));
  // An address or a MAC that was begun may be several tokens: what counts is that no blank lies between.
  let start = offset;
  while (!inText && start > base && /[\w.:-]/.test(text[start - 1] ?? '')) start--;
  const before = tokens.filter(
    (token) => base + token.startOffset < (inText ? base + last.startOffset : start),
  );
  const known = knownAfter(before);
  if (known === undefined || before.length < headOf(before)) return undefined;
  const more = known.list === true && before.at(-1)?.tokenType === Comma;
  if (before.length > headOf(before) && !more) return undefined;
  if (inText) {
    if (known.quoted !== true) return undefined;
    return { kind: known.kind, span: { start: base + last.startOffset + 1, end: endOfText(text, offset) } };
  }
  if (known.quoted === true && touched && last.tokenType === Text) return undefined;
  if (touched && start === offset && !isWord(last) && last.tokenType !== Comma) return undefined;
  let end = offset;
  while (/[\w.:-]/.test(text[end] ?? '')) end++;
  return { kind: known.kind, span: { start, end }, ...(known.quoted === true ? { quoted: true } : {}) };
}

/** Up to the closing quote, or as far as a string that is not closed may be meant to go. */
function endOfText(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !/["\n\r;{}]/.test(text[end] ?? '')) end++;
  return text[end] === '"' ? end : offset;
}
