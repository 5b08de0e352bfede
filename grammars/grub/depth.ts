/** The tokens of a unit go in; how many blocks are open behind each comes out. */
import type { IToken, TokenType } from 'chevrotain';
import {
  Do,
  Done,
  Elif,
  Else,
  Fi,
  For,
  If,
  LeftBrace,
  LineEnd,
  RightBrace,
  Semicolon,
  Then,
  Until,
  While,
} from './tokens.js';

const OPENS = new Set<TokenType>([If, For, While, Until]);
const CLOSES = new Set<TokenType>([Fi, Done]);
/** Behind one of these a command begins, so that a keyword is one. */
const BEFORE_COMMANDS = new Set<TokenType>([
  LineEnd,
  Semicolon,
  LeftBrace,
  RightBrace,
  Then,
  Do,
  Else,
  Elif,
  If,
  While,
  Until,
]);

export function depthsOf(tokens: readonly IToken[]): number[] {
  let depth = 0;
  return tokens.map(({ tokenType }, i) => {
    depth += change(tokenType, tokens[i - 1]?.tokenType);
    return depth;
  });
}

function change(type: TokenType, before: TokenType | undefined): number {
  if (type === LeftBrace) return 1;
  if (type === RightBrace) return -1;
  if (before !== undefined && !BEFORE_COMMANDS.has(before)) return 0;
  return OPENS.has(type) ? 1 : CLOSES.has(type) ? -1 : 0;
}

export function depthBefore(tokens: readonly IToken[], token: IToken): number {
  return depthsOf(tokens)[tokens.indexOf(token) - 1] ?? 0;
}

/** The token that opens the innermost block that nothing closes. */
export function openerOf(tokens: readonly IToken[]): IToken | undefined {
  const open: IToken[] = [];
  for (const [i, token] of tokens.entries()) {
    const by = change(token.tokenType, tokens[i - 1]?.tokenType);
    if (by > 0) open.push(token);
    else if (by < 0) open.pop();
  }
  return open[0];
}
