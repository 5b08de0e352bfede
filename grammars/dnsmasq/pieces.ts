/** A dnsmasq document goes in, every character of its text comes out in exactly one piece. */
import type { IToken } from 'chevrotain';
import { isReal, spanOf } from '../text/chevrotain.js';
import type { Piece } from '../text/index.js';
import type { DnsmasqDocument } from './document.js';
import { Blank, Comma, Comment, Equals, LineEnd, lexDnsmasq, OpenQuote, Quoted, Unknown } from './tokens.js';
import { optionFact } from './vocabulary.js';

function kindOf({ tokenType, image }: IToken, inValue: boolean): Piece['kind'] {
  switch (tokenType) {
    case Blank:
    case LineEnd:
      return 'blank';
    case Comment:
      return 'comment';
    case Unknown:
      return 'unknown';
    case Comma:
      return 'punctuation';
    case Equals:
      return inValue ? 'string' : 'operator';
    case Quoted:
    case OpenQuote:
      return 'string';
  }
  if (!inValue) return optionFact(image) === undefined ? 'name' : 'keyword';
  return /^\d+$/.test(image) ? 'number' : 'string';
}

export function piecesOf({ text }: DnsmasqDocument): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let inValue = false;
  for (const token of lexDnsmasq(text)) {
    if (!isReal(token)) continue;
    const span = spanOf(token);
    if (span.start > at) pieces.push({ span: { start: at, end: span.start }, kind: 'unknown' });
    at = span.end;
    pieces.push({ span, kind: kindOf(token, inValue) });
    if (token.tokenType === Equals) inValue = true;
    else if (token.tokenType === LineEnd) inValue = false;
  }
  if (at < text.length) pieces.push({ span: { start: at, end: text.length }, kind: 'unknown' });
  return pieces;
}
