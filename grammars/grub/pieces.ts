/** A GRUB document goes in, every character of its text comes out in exactly one piece. */
import type { IToken, TokenType } from 'chevrotain';
import { isReal, spanOf } from '../text/chevrotain.js';
import type { Piece } from '../text/index.js';
import type { GrubDocument } from './document.js';
import {
  BadWord,
  Blank,
  Comment,
  keywords,
  LeftBrace,
  LineEnd,
  lexGrub,
  Name,
  Refused,
  RightBrace,
  Semicolon,
  Template,
  Unknown,
} from './tokens.js';
import { commandFact } from './vocabulary.js';

const KINDS: ReadonlyMap<TokenType, Piece['kind']> = new Map<TokenType, Piece['kind']>([
  [Blank, 'blank'],
  [LineEnd, 'blank'],
  [Comment, 'comment'],
  [Template, 'operator'],
  [LeftBrace, 'punctuation'],
  [RightBrace, 'punctuation'],
  [Semicolon, 'punctuation'],
  [Refused, 'unknown'],
  [Unknown, 'unknown'],
  [BadWord, 'unknown'],
]);

function kindOf({ tokenType, image }: IToken, begins: boolean): Piece['kind'] {
  const kind = KINDS.get(tokenType);
  if (kind !== undefined) return kind;
  if (!begins) return /^\d+$/.test(image) ? 'number' : 'string';
  if (keywords.includes(tokenType) || commandFact(image) !== undefined) return 'keyword';
  return tokenType === Name ? 'name' : 'string';
}

export function piecesOf({ text }: GrubDocument): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let begins = true;
  for (const token of lexGrub(text)) {
    if (!isReal(token)) continue;
    const span = spanOf(token);
    if (span.start > at) pieces.push({ span: { start: at, end: span.start }, kind: 'unknown' });
    at = span.end;
    const kind = kindOf(token, begins);
    pieces.push({ span, kind });
    const { tokenType } = token;
    if ([LineEnd, Semicolon, LeftBrace].includes(tokenType)) begins = true;
    else if (!['blank', 'comment'].includes(kind)) begins = begins && keywords.includes(tokenType);
  }
  if (at < text.length) pieces.push({ span: { start: at, end: text.length }, kind: 'unknown' });
  return pieces;
}
