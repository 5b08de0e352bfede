/**
 * The tokens of a text whose braces do not pair up go in; where the missing ones were probably meant comes out. One mistake is
 * to be told once, and not again for each declaration behind it that stands in the wrong block because of it.
 */
import type { IToken } from 'chevrotain';
import { tokenAt } from '../text/chevrotain.js';
import { misplacedKind } from './check/scopes.js';
import type { Statement } from './document.js';
import { isRecord } from './heads.js';
import { deepestBlock, type Scope } from './starter.js';
import { beginsStatement, starterOf } from './statements.js';
import {
  Address,
  Count,
  isWord,
  LeftBrace,
  lowerCase,
  Octets,
  RightBrace,
  RightParen,
  Semicolon,
  Text,
} from './tokens.js';

/** By the indices of tokens. */
export interface LostBraces {
  /** As many are opened as are closed. */
  readonly balanced: boolean;
  /** How many blocks have to be closed in front of a token; whoever closes one takes it off. */
  readonly closing: Map<number, number>;
  /** The tokens with which a block begins whose `{` is not there. */
  readonly opening: ReadonlySet<number>;
}

/** Declarations with a block; their words are the kinds of their statements. */
const declarations: ReadonlySet<string> = new Set<Statement['kind']>([
  'shared-network',
  'subnet',
  'subnet6',
  'group',
  'host',
  'class',
  'pool',
  'pool6',
]);

interface Open {
  readonly scope: Scope;
  /** The column in which its statement begins. */
  readonly column: number;
  /** That of the first statement in it; undefined where that does not begin a line. */
  inner: number | undefined;
}

export function lostBraces(text: string, tokens: readonly IToken[]): LostBraces {
  let surplus = 0;
  for (const { tokenType } of tokens) {
    if (tokenType === LeftBrace) surplus--;
    else if (tokenType === RightBrace) surplus++;
  }
  return {
    balanced: surplus === 0,
    closing: surplus < 0 ? new Closing(text, tokens, -surplus).found : new Map(),
    opening: surplus > 0 ? openings(text, tokens, surplus) : new Set(),
  };
}

/** Where a token begins its line: its column. */
function columnOf(text: string, { startOffset }: IToken): number | undefined {
  let at = startOffset;
  while (at > 0 && text.charCodeAt(at - 1) !== 10) {
    at--;
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9) return undefined;
  }
  return startOffset - at;
}

/** Goes through the statements with the blocks that are open around them. */
class Closing {
  readonly found = new Map<number, number>();
  private readonly open: Open[] = [];
  private readonly text: string;
  private readonly tokens: readonly IToken[];
  private lacking: number;

  constructor(text: string, tokens: readonly IToken[], lacking: number) {
    this.text = text;
    this.tokens = tokens;
    this.lacking = lacking;
    let first: number | undefined;
    for (let at = 0; at < tokens.length && this.lacking > 0; at++) {
      const type = tokenAt(tokens, at).tokenType;
      if (type === LeftBrace) {
        if (isRecord(tokens, at))
          while (tokens[at] !== undefined && tokens[at]?.tokenType !== RightBrace) at++;
        else {
          this.begin(tokenAt(tokens, first ?? at));
          first = undefined;
        }
      } else if (type === RightBrace) {
        this.end(at);
        first = undefined;
      } else if (type === Semicolon) first = undefined;
      else if (first === undefined) {
        first = at;
        this.statement(at);
      }
    }
  }

  private get top(): Open | undefined {
    return this.open.at(-1);
  }

  private begin(first: IToken): void {
    const word = lowerCase(first.image);
    const scope =
      word === 'if' || word === 'else' || word === 'elsif' ? 'executable' : starterOf(word, 'root').scope;
    const column = columnOf(this.text, first) ?? this.top?.column ?? 0;
    this.open.push({ scope: scope ?? 'unknown', column, inner: undefined });
  }

  /** A `}` further to the left than what it would close belongs to a block around that. */
  private end(at: number): void {
    const column = columnOf(this.text, tokenAt(this.tokens, at));
    while (this.lacking > 0 && column !== undefined && this.isLeftOf(column + 1)) this.close(at);
    this.open.pop();
  }

  private statement(at: number): void {
    const { top } = this;
    const token = tokenAt(this.tokens, at);
    const column = columnOf(this.text, token);
    if (top === undefined || column === undefined || !isWord(token)) return;
    const word = lowerCase(token.image);
    if (top.inner === undefined) top.inner = column;
    while (this.lacking > 0 && (this.isLeftOf(column) || this.refuses(word))) this.close(at);
  }

  private close(at: number): void {
    this.found.set(at, (this.found.get(at) ?? 0) + 1);
    this.open.pop();
    this.lacking--;
  }

  /** The text has its blocks indented, and the column is none of the innermost one. */
  private isLeftOf(column: number): boolean {
    const { top } = this;
    return top?.inner !== undefined && top.inner > top.column && column <= top.column;
  }

  /** The innermost block takes no such declaration, and one around it does; of those that are read at all. */
  private refuses(word: string): boolean {
    if (!declarations.has(word) || this.top === undefined) return false;
    const takes = (scope: Scope): boolean => !misplacedKind(word as Statement['kind'], scope);
    if (takes(this.top.scope)) return false;
    return takes('root') || this.open.slice(-deepestBlock).some(({ scope }) => takes(scope));
  }
}

/** Nothing has to follow the token: no operator, and none of the words that join conditions. */
function isWhole(token: IToken): boolean {
  const { tokenType: type } = token;
  if (type === Text || type === Count || type === Address || type === Octets || type === RightParen)
    return true;
  return isWord(token) && !['and', 'or', 'not', 'option'].includes(lowerCase(token.image));
}

/** A declaration whose words end with their line, and the next line begins a statement. */
function openings(text: string, tokens: readonly IToken[], surplus: number): ReadonlySet<number> {
  const found = new Set<number>();
  let head: number | undefined;
  let fresh = true;
  for (let at = 0; at < tokens.length && found.size < surplus; at++) {
    const token = tokenAt(tokens, at);
    const type = token.tokenType;
    if (type === Semicolon || type === LeftBrace || type === RightBrace) {
      head = undefined;
      fresh = true;
      continue;
    }
    const word = isWord(token) ? lowerCase(token.image) : '';
    const whole = head !== undefined && isWhole(tokenAt(tokens, at - 1));
    if (whole && beginsStatement(word) && columnOf(text, token) !== undefined) {
      found.add(at);
      head = undefined;
      fresh = true;
    }
    if (fresh && (declarations.has(word) || word === 'if' || word === 'else' || word === 'elsif')) head = at;
    fresh = false;
  }
  return found;
}
