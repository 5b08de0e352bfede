/** A script of iPXE goes in, every character of its text comes out in exactly one piece. */
import type { IToken } from 'chevrotain';
import { isReal, spanOf } from '../text/chevrotain.js';
import type { Piece } from '../text/index.js';
import type { IpxeDocument } from './document.js';
import { Blank, Close, Comment, Hole, Joined, LineEnd, lexIpxe, Open } from './tokens.js';
import { commandFact } from './vocabulary.js';

function kindOf({ tokenType, image }: IToken, first: boolean, inside: number): Piece['kind'] {
  switch (tokenType) {
    case Blank:
    case LineEnd:
    case Joined:
      return 'blank';
    case Comment:
      return 'comment';
    case Open:
    case Close:
      return 'punctuation';
    case Hole:
      return 'unknown';
  }
  if (inside > 0) return 'name';
  if (image === '||' || image === '&&' || image === ';') return 'operator';
  if (first) return commandFact(image) === undefined ? 'name' : 'keyword';
  return /^\d+$/.test(image) ? 'number' : 'string';
}

export function piecesOf({ text }: IpxeDocument): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let first = true;
  let inside = 0;
  for (const token of lexIpxe(text)) {
    if (!isReal(token)) continue;
    const span = spanOf(token);
    if (span.start > at) pieces.push({ span: { start: at, end: span.start }, kind: 'unknown' });
    at = span.end;
    const kind = kindOf(token, first, inside);
    pieces.push({ span, kind });
    if (token.tokenType === Open) inside++;
    else if (token.tokenType === Close && inside > 0) inside--;
    if (token.tokenType === LineEnd || kind === 'operator') first = true;
    // A command may stand behind a label on its line.
    else if (kind !== 'blank' && !(first && token.image.startsWith(':'))) first = false;
    if (token.tokenType === LineEnd) inside = 0;
  }
  if (at < text.length) pieces.push({ span: { start: at, end: text.length }, kind: 'unknown' });
  return pieces;
}
