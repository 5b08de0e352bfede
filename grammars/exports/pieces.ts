/** An exports document goes in, every character of its text comes out in exactly one piece. */
import type { IToken } from 'chevrotain';
import { isReal, spanOf } from '../text/chevrotain.js';
import type { Piece } from '../text/index.js';
import type { ExportsDocument } from './document.js';
import { optionFact } from './options.js';
import {
  Comma,
  Comment,
  Dash,
  Equals,
  Gap,
  LineEnd,
  LParen,
  lexExports,
  QuoteClose,
  QuoteOpen,
  RParen,
  Unknown,
} from './tokens.js';

/** Where in a line the tokens are: they mean different things there. */
type Place = 'path' | 'client' | 'option' | 'value';

function kindOf(token: IToken, place: Place): Piece['kind'] {
  switch (token.tokenType) {
    case Comment:
      return 'comment';
    case Unknown:
      return 'unknown';
    case QuoteOpen:
    case QuoteClose:
      return 'punctuation';
  }
  if (place === 'path') return 'string';
  if (place === 'client')
    return token.tokenType === LParen || token.tokenType === Dash ? 'punctuation' : 'name';
  if (token.tokenType === Equals) return 'operator';
  if (token.tokenType === Comma || token.tokenType === RParen || token.tokenType === Dash)
    return 'punctuation';
  if (place === 'option') return optionFact(token.image) === undefined ? 'name' : 'keyword';
  return /^[0-9]+$/.test(token.image) ? 'number' : 'string';
}

export function piecesOf(document: ExportsDocument): Piece[] {
  const { tokens, comments, quotes } = lexExports(document.text);
  const all = [...tokens, ...comments, ...quotes]
    .filter(isReal)
    .sort((a, b) => a.startOffset - b.startOffset);
  const pieces: Piece[] = [];
  let at = 0;
  let place: Place = 'path';
  let pathSeen = false;
  for (const token of all) {
    const span = spanOf(token);
    if (span.start > at) pieces.push({ span: { start: at, end: span.start }, kind: 'unknown' });
    at = span.end;
    const type = token.tokenType;
    if (type === LineEnd || type.CATEGORIES?.includes(Gap)) {
      if (type === LineEnd) pathSeen = false;
      place = pathSeen ? 'client' : 'path';
      pieces.push({ span, kind: 'blank' });
      continue;
    }
    pieces.push({ span, kind: kindOf(token, place) });
    if (type === Comment) continue;
    if (place === 'path') pathSeen = true;
    else if (place === 'client' && (type === LParen || type === Dash)) place = 'option';
    else if (place === 'option' && type === Equals) place = 'value';
    else if ((place === 'option' || place === 'value') && type === Comma) place = 'option';
    else if ((place === 'option' || place === 'value') && type === RParen) place = 'client';
  }
  if (at < document.text.length)
    pieces.push({ span: { start: at, end: document.text.length }, kind: 'unknown' });
  return pieces;
}
