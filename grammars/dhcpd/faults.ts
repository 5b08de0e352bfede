/** The tokens of a statement's head go in; what is wrong with them before any grammar is asked comes out. */

import type { IToken } from 'chevrotain';
import { lastOf, tokenAt } from '../text/chevrotain.js';
import type { Fault } from './document.js';
import { quote } from './messages.js';
import { fault, type Shape } from './starter.js';
import { beginsStatement } from './statements.js';
import {
  Address,
  Ampersand,
  And,
  Bar,
  Caret,
  Count,
  Equals,
  hasBadEscape,
  isClosed,
  isWord,
  LeftParen,
  lowerCase,
  Name,
  Not,
  Octets,
  Or,
  Percent,
  Plus,
  RightParen,
  Slash,
  Star,
  Text,
  Tilde,
  unquote,
} from './tokens.js';

const deepestParenthesis = 60;
/** Of a placeholder in angle brackets. */
const mostWords = 8;
/** More operators than this in one statement are not read: it keeps every later walk over the tree shallow. */
const mostOperators = 1000;
const operator = new Set([And, Or, Not, Equals, Plus, Star, Slash, Percent, Ampersand, Bar, Caret, Tilde]);
/** Statements that need nothing after their first word. */
const complete = new Set(['authoritative', 'break', 'parse-vendor-option']);

export function faultOf(error: { token: IToken; message: string }, last: IToken, start: number): Fault {
  const token = Number.isFinite(error.token.startOffset) ? error.token : last;
  const at = token.startOffset - start;
  const span = { start: at, end: at + token.image.length };
  const unclosed = token.tokenType === Text && !isClosed(token.image);
  return fault(unclosed ? 'This quoted string is never closed.' : error.message, span);
}

/** A secret is base64, which is no token of its own: all up to the semicolon. */
export function secret(tokens: readonly IToken[], start: number): Shape {
  const first = tokenAt(tokens, 0);
  const from = tokens[1];
  const last = lastOf(tokens);
  const name = { text: first.image, span: { start: 0, end: first.image.length } };
  if (from === undefined) return { kind: 'setting', name };
  if (from === last && from.tokenType === Text) {
    const span = spanFrom(from, start);
    const item = { kind: 'string' as const, value: unquote(from.image), span };
    return { kind: 'setting', name, value: { span, records: [[item]] } };
  }
  const span = { start: from.startOffset - start, end: last.startOffset + last.image.length - start };
  const text = tokens
    .slice(1)
    .map((token) => token.image)
    .join('');
  return { kind: 'setting', name, value: { span, records: [[{ kind: 'name', text, span }]] } };
}

/** What forbids to parse a head at all. */
export function unreadable(tokens: readonly IToken[], start: number): Fault | undefined {
  let depth = 0;
  let operators = 0;
  for (const [i, token] of tokens.entries()) {
    const type = token.tokenType;
    if (token.image === '<') {
      const placeholder = placeholderAt(tokens, i, start);
      if (placeholder !== undefined) return placeholder;
    }
    if (operator.has(type)) operators++;
    if (type === LeftParen) {
      if (++depth > deepestParenthesis) {
        return fault('Parentheses are nested too deeply.', spanFrom(token, start));
      }
    } else if (type === RightParen) depth--;
    else if (type === Text) {
      if (!isClosed(token.image)) {
        return fault('This quoted string is never closed.', spanFrom(token, start));
      }
      if (token.image.includes('\\') && hasBadEscape(token.image)) {
        return fault(
          'In a quoted string dhcpd expects two hex digits behind `\\x`, and three octal digits behind a backslash alone.',
          spanFrom(token, start),
        );
      }
    }
  }
  if (operators > mostOperators) {
    return fault('This expression is too long to be read.', spanFrom(tokenAt(tokens, 0), start));
  }
  return undefined;
}

/** No statement has angle brackets outside of quotes; people write them around what is to be filled in. */
function placeholderAt(tokens: readonly IToken[], from: number, start: number): Fault | undefined {
  const before = tokenAt(tokens, from);
  const words: string[] = [];
  for (const token of tokens.slice(from + 1, from + mostWords)) {
    if (token.image === '>') {
      const end = token.startOffset + 1 - start;
      const name = `<${words.join(' ')}>`;
      const message = `\`${name}\` is a placeholder that was never filled in: an address, a host name or another value belongs here, without the brackets.`;
      return fault(message, { start: before.startOffset - start, end });
    }
    if (!isWord(token)) return undefined;
    words.push(token.image);
  }
  return undefined;
}

export function spanFrom(token: IToken, start: number): { start: number; end: number } {
  return { start: token.startOffset - start, end: token.startOffset - start + token.image.length };
}

/**
 * A word that begins statements, at the start of a line and right after a value: the statement before it has
 * lost its semicolon. The index of that word; `from` and `end` are those of the head. (dhcpd itself goes on to the next semicolon and loses both.)
 */
export function lostSemicolon(
  text: string,
  tokens: readonly IToken[],
  { from, end: until }: { readonly from: number; readonly end: number },
  word: string,
): number | undefined {
  for (let i = from + (complete.has(word) ? 1 : 2); i < until; i++) {
    const token = tokenAt(tokens, i);
    const before = tokenAt(tokens, i - 1);
    const end = before.startOffset + before.image.length;
    if (token.startOffset === end || !hasLineEnd(text, end, token.startOffset)) continue;
    if (!isWord(token) || !beginsStatement(lowerCase(token.image))) continue;
    const type = before.tokenType;
    if (
      type === Text ||
      type === Count ||
      type === Address ||
      type === Octets ||
      (type === Name && word !== 'option')
    )
      return i;
    if (type === Name && (i > from + 2 || complete.has(word))) return i;
  }
  return undefined;
}

function hasLineEnd(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === 10) return true;
  return false;
}

export function missingSemicolon(last: IToken, start: number): Fault {
  const span = spanFrom(last, start);
  return fault('This statement does not end with `;`.', span, {
    title: 'Insert `;`',
    at: span.end,
    text: ';',
  });
}

/** Behind the last token of a head a block begins without its brace. */
export function missingBrace(last: IToken, start: number): Fault {
  const span = spanFrom(last, start);
  return fault('A `{` is missing behind this: the next line begins its block.', span, {
    title: 'Insert `{`',
    at: span.end,
    text: ' {',
  });
}

/** The real parser takes one `(` with the `if` itself and wants its `)` right before the brace. */
export function parenthesisOfIf(tokens: readonly IToken[], start: number): Fault | undefined {
  if (tokens[1]?.tokenType !== LeftParen) return undefined;
  let depth = 0;
  let close = 1;
  for (; close < tokens.length; close++) {
    const type = tokens[close]?.tokenType;
    if (type === LeftParen) depth++;
    else if (type === RightParen && --depth === 0) break;
  }
  if (close >= tokens.length - 1) return undefined;
  return fault(
    'After this `)` dhcpd expects `{`, because it takes the first `(` as part of `if`. Put one more pair of parentheses around the whole condition.',
    spanFrom(tokenAt(tokens, close), start),
  );
}

/** Whatever stands between `else` and its brace. */
export function emptyElse(tokens: readonly IToken[], start: number): Fault | undefined {
  const extra = tokens[1];
  return extra === undefined
    ? undefined
    : fault(`Expected \`{\` after else, found ${quote(extra)}.`, spanFrom(extra, start));
}
