/** A text goes in, its pieces come out: every character in exactly one. Also where its comments are. */
import type { Piece, Span } from '../text/index.js';
import * as signs from './tokens.js';
import { Address, Count, isWord, Octets, Text, tokenize, Unknown } from './tokens.js';

const punctuation = new Set([
  signs.Semicolon,
  signs.Comma,
  signs.Dot,
  signs.Colon,
  signs.LeftBrace,
  signs.RightBrace,
  signs.LeftParen,
  signs.RightParen,
  signs.LeftBracket,
  signs.RightBracket,
]);

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let first = true;
  for (const token of tokenize(text)) {
    const start = token.startOffset;
    const end = start + token.image.length;
    betweenTokens(text, at, start, pieces);
    const type = token.tokenType;
    let kind: Piece['kind'] = 'operator';
    if (isWord(token)) kind = first ? 'keyword' : 'name';
    else if (type === Text) kind = 'string';
    else if (type === Count || type === Address || type === Octets) kind = 'number';
    else if (type === Unknown) kind = 'unknown';
    else if (punctuation.has(type)) kind = 'punctuation';
    pieces.push({ span: { start, end }, kind });
    first = type === signs.Semicolon || type === signs.LeftBrace || type === signs.RightBrace;
    at = end;
  }
  betweenTokens(text, at, text.length, pieces);
  return pieces;
}

/** Between tokens there are only blanks and comments. */
function betweenTokens(text: string, start: number, end: number, pieces: Piece[]): void {
  let at = start;
  while (at < end) {
    if (text.charCodeAt(at) === 35) {
      const line = text.indexOf('\n', at);
      const stop = line < 0 || line > end ? end : line;
      pieces.push({ span: { start: at, end: stop }, kind: 'comment' });
      at = stop;
    } else {
      let stop = at + 1;
      while (stop < end && text.charCodeAt(stop) !== 35) stop++;
      pieces.push({ span: { start: at, end: stop }, kind: 'blank' });
      at = stop;
    }
  }
}

/** Comments without their line end. A `#` inside a quoted string begins none. */
export function commentsOf(text: string): Span[] {
  const found: Span[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 35) {
      const line = text.indexOf('\n', at);
      const next = line < 0 ? text.length : line;
      const end = text.charCodeAt(next - 1) === 13 ? next - 1 : next;
      found.push({ start: at, end });
      at = next;
    } else if (code === 34) {
      at++;
      while (at < text.length && text.charCodeAt(at) !== 34) at += text.charCodeAt(at) === 92 ? 2 : 1;
      at++;
    } else at++;
  }
  return found;
}
