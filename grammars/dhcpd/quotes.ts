/** A text goes in, its tokens come out; a quote that is missing, or one too many, leaves the lines behind it what they were meant to be. */
import type { IToken } from 'chevrotain';
import { isClosed, Text, tokenize } from './tokens.js';

export interface Tokens {
  readonly tokens: readonly IToken[];
  /** A string runs over the end of the text. */
  readonly open: boolean;
}

/** So often the rest of a text is looked at again. */
const mostRepairs = 20;

/**
 * dhcpd takes a line end into a string (read_string of common/conflex.c), so that after one quote too few all that stood
 * between strings is in strings, up to the end of the file. The first string with a line end in it is the one that was meant
 * to end before.
 */
export function tokensOf(text: string): Tokens {
  const tokens = tokenize(text);
  if (!isOpen(tokens.at(-1))) return { tokens, open: false };
  return { tokens: repaired(text, tokens), open: true };
}

function repaired(text: string, whole: IToken[]): IToken[] {
  const parts: IToken[] = [];
  let tokens = whole;
  let base = 0;
  for (let repairs = 0; repairs < mostRepairs && isOpen(tokens.at(-1)); repairs++) {
    const over = tokens.find(({ tokenType, image }) => tokenType === Text && image.includes('\n'));
    if (over === undefined) break;
    const line = text.indexOf('\n', base + over.startOffset);
    parts.push(...moved(tokenize(text.slice(base, line)), base));
    tokens = tokenize(text.slice(line));
    base = line;
  }
  return [...parts, ...moved(tokens, base)];
}

function moved(tokens: IToken[], by: number): IToken[] {
  for (const token of tokens) token.startOffset += by;
  return tokens;
}

function isOpen(last: IToken | undefined): boolean {
  return last?.tokenType === Text && !isClosed(last.image);
}
