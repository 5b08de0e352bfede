/** The place at which GRUB refuses a unit goes in; what it refuses there comes out, as a problem. */
import type { IToken, TokenType } from 'chevrotain';
import type { Problem, Span } from '../text/index.js';
import { openerOf } from './depth.js';
import {
  BadWord,
  Do,
  Done,
  DoubleBracket,
  Elif,
  Else,
  Fi,
  For,
  FunctionWord,
  keywords,
  LeftBrace,
  LineEnd,
  Refused,
  RightBrace,
  Semicolon,
  Then,
  Unknown,
} from './tokens.js';
import { readWord } from './word.js';

/** What GRUB prints about any of them. */
const PRINTS = 'GRUB prints "error: syntax error." and goes on without';

function problem(span: Span, reason: string, lost = 'this command'): Problem {
  return {
    rule: 'grub/syntax',
    severity: 'error',
    message: `${reason} ${PRINTS} ${lost}.`,
    span,
    refusedBy: 'grub-script-check',
  };
}

/** `spanOf` makes the span of a token. */
export function refusalOf(
  tokens: readonly IToken[],
  token: IToken,
  spanOf: (token: IToken) => Span,
): Problem {
  const quote = tokens.find((one) => one.startOffset <= token.startOffset && runsOver(one));
  if (quote !== undefined) return quoteRefused(quote, spanOf(quote));
  const lost = lostKeyword(tokens, token);
  if (lost !== undefined)
    return problem(
      spanOf(lost),
      `A ";" is missing before "${lost.image}", which is one more word of the command before it here.`,
      'all up to the end of it',
    );
  return problem(spanOf(token), reasonOf(tokens, token));
}

/** Keywords that follow a command, and those at which GRUB notices that one of them was an argument. */
const BEHIND: ReadonlyMap<TokenType, readonly TokenType[]> = new Map([
  [Then, [Elif, Else, Fi]],
  [Do, [Done]],
]);
const DELIMITERS: readonly (TokenType | undefined)[] = [undefined, Semicolon, LineEnd];

/** `if [ … ] then`: the keyword was taken for an argument, so that what belongs to it stands alone. */
function lostKeyword(tokens: readonly IToken[], token: IToken): IToken | undefined {
  const at = tokens.indexOf(token);
  return tokens.slice(0, at).find(({ tokenType }, i) => {
    if (DELIMITERS.includes(tokens[i - 1]?.tokenType)) return false;
    return BEHIND.get(tokenType)?.includes(token.tokenType) === true || endsList(tokens, i, at);
  });
}

/** `for … in … do`: behind the line GRUB waits for the keyword, and comes upon the first command. */
function endsList(tokens: readonly IToken[], at: number, refusedAt: number): boolean {
  // Every token before the refused one is asked: what decides most of them comes first, and copies nothing.
  if (tokens[at]?.tokenType !== Do) return false;
  for (let i = at + 1; i < refusedAt; i++) if (tokens[i]?.tokenType !== LineEnd) return false;
  const line = tokens.slice(0, at).findLastIndex(({ tokenType }) => DELIMITERS.includes(tokenType)) + 1;
  return tokens[line]?.tokenType === For;
}

/** A quoted text that goes on behind the end of its line: nearly always a quote is missing there. */
function runsOver({ image }: IToken): boolean {
  return /(?:^|[^\\\r])\r*\n./s.test(image) || readWord(image, 0)?.open !== undefined;
}

function quoteRefused({ image }: IToken, { start }: Span): Problem {
  const line = image.indexOf('\n');
  const before = line < 0 ? image : image.slice(0, line);
  const open = readWord(before, 0)?.open ?? 0;
  const span = { start: start + open, end: start + before.trimEnd().length };
  return problem(span, 'A quote is opened and not closed on its line.', 'it and what follows');
}

const SHELL: Readonly<Record<string, string>> = {
  '&&': 'GRUB knows no "&&": two commands, the second of which depends on the first, are an if.',
  '||': 'GRUB knows no "||": a command for the case that another one fails is an if.',
  '|': 'GRUB knows no pipes.',
  '&': 'GRUB runs nothing in the background; in a value, such as a URL, "&" has to stand in quotes.',
  ';;': 'GRUB knows no ";;".',
  '<': 'GRUB redirects nothing; a "<" in a value has to stand in quotes.',
  '>': 'GRUB redirects nothing; a ">" in a value has to stand in quotes.',
};

const DOLLAR =
  'A "$" is followed by no name: GRUB knows $name and ${name}, a dollar that means itself has a backslash before it.';

function reasonOf(tokens: readonly IToken[], token: IToken): string {
  const { tokenType, image } = token;
  const before = tokens.slice(0, tokens.indexOf(token)).findLast((one) => one.tokenType !== LineEnd);
  switch (tokenType) {
    case Refused:
      return SHELL[image] ?? 'This is nothing that GRUB knows.';
    case Unknown:
    case BadWord:
      return DOLLAR;
    case DoubleBracket:
      return `GRUB knows no "${image}": a test stands in single brackets.`;
    case RightBrace:
      return before?.tokenType === LeftBrace
        ? 'A block has to hold a command; "true" is one that does nothing.'
        : 'A "}" has no block that it could end.';
    case LeftBrace:
      return before === undefined
        ? 'A "{" stands at the beginning of a line: it belongs behind its command, on the same line.'
        : 'A "{" stands where no block can begin.';
    case Semicolon:
      return 'A ";" has no command before it.';
    case LineEnd:
      return 'The line ends where something is missing.';
  }
  if (before?.tokenType === FunctionWord && image.endsWith('()'))
    return 'No "()" stands behind the name of a function.';
  const isKeyword = (type: TokenType): boolean => keywords.includes(type);
  if (isKeyword(tokenType)) return `The keyword "${image}" stands where a command is expected.`;
  return `"${image.slice(0, 40)}" stands where it cannot: a ";" or a line end is missing before it.`;
}

/** What nothing ends: the outermost block. */
export function unclosedBlock(tokens: readonly IToken[]): {
  readonly opener: IToken | undefined;
  fault(span: Span): Problem;
} {
  const opener = openerOf(tokens);
  const reason =
    opener?.tokenType === LeftBrace
      ? 'This block has no "}".'
      : `This "${opener?.image ?? ''}" has no end: ${opener?.image === 'if' ? '"fi"' : '"done"'} is missing.`;
  return { opener, fault: (span) => problem(span, reason, 'it and what follows') };
}

export function tooDeep(span: Span): Problem {
  return problem(span, 'Too many blocks lie in each other.');
}
