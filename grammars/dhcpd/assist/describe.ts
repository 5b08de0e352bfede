/** A place in a document goes in, what the vocabulary knows about the word there comes out. */
import type { WordDocumentation } from '../../text/index.js';
import type { DhcpdDocument } from '../document.js';
import { Dot, isWord, lowerCase, Octets } from '../tokens.js';
import { type Cursor, cursorAt, definitionOf } from './cursor.js';
import {
  documentFlag,
  documentFunction,
  documentOption,
  documentOwnOption,
  documentParameter,
  documentStatement,
} from './documentation.js';

export const optionWords = new Set([
  'option',
  'supersede',
  'default',
  'append',
  'prepend',
  'send',
  'config-option',
  'exists',
]);
const flagWords = new Set(['allow', 'deny', 'ignore']);

export function describe(document: DhcpdDocument, offset: number): WordDocumentation | undefined {
  const cursor = cursorAt(document, offset, 'statement');
  const index = cursor.tokens.findIndex((token) => {
    const start = cursor.offset + token.startOffset;
    return (
      start <= offset && offset <= start + token.image.length && token.tokenType !== Octets && isWord(token)
    );
  });
  const token = cursor.tokens[index];
  if (token === undefined) return undefined;
  const markdown = markdownOf(document, cursor, index);
  const start = cursor.offset + token.startOffset;
  return markdown === undefined ? undefined : { span: { start, end: start + token.image.length }, markdown };
}

function markdownOf(document: DhcpdDocument, { tokens }: Cursor, index: number): string | undefined {
  const word = (at: number): string => lowerCase(tokens[at]?.image ?? '');
  const name = word(index);
  const dotted = tokens[index - 1]?.tokenType === Dot;
  const before = word(index - (dotted ? 3 : 1));
  if (index > 0 && optionWords.has(before)) {
    const space = dotted ? word(index - 2) : 'dhcp';
    const own = definitionOf(document, space, name);
    if (own !== undefined) return documentOwnOption(space, own.name.text, own.code.value, own.type.format);
    return documentOption(space, name);
  }
  if (index === 0) return documentStatement(name) ?? documentParameter(name);
  if (flagWords.has(before)) return documentFlag(name);
  return documentFunction(name);
}
