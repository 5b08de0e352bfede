/** The tokens of exports(5): text goes in, tokens come out, with comments and quotes set apart. Follows support/nfs/xio.c of nfs-utils. */
import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { lazyLexer } from '../text/chevrotain.js';

const abstract = (name: string, ...categories: TokenType[]): TokenType =>
  createToken({ name, pattern: Lexer.NA, categories });

/** White space between words. */
export const Gap = abstract('Gap');
/** Anything that can be part of a word. */
export const WordPart = abstract('WordPart');
/** Parts of a client's name: everything in a word up to `(`. */
export const NamePart = abstract('NamePart', WordPart);
/** Parts of an option's name: everything up to `,`, `=` or `)`. */
export const OptionPart = abstract('OptionPart', WordPart);

/** True at the start of the text, after any byte that C's isspace(3) calls white space, and after a NUL. */
function followsBlank(text: string, offset: number): boolean {
  if (offset === 0) return true;
  const code = text.charCodeAt(offset - 1);
  return code === 32 || code === 0 || (code >= 9 && code <= 13);
}

/** Nothing of a word has been read yet; a quote that opened it does not count. */
function startsWord(before: readonly IToken[]): boolean {
  const last = before[before.length - 1];
  return (
    last === undefined || last.tokenType === LineEnd || last.tokenType.CATEGORIES?.includes(Gap) === true
  );
}

const commentPattern = /#[^\n]*/y;

export const Comment = createToken({
  name: 'Comment',
  // `#` inside a word is an ordinary character, so a pattern alone cannot tell.
  pattern: (text, offset) => {
    if (text.charCodeAt(offset) !== 35 || !followsBlank(text, offset)) return null;
    commentPattern.lastIndex = offset;
    return commentPattern.exec(text);
  },
  start_chars_hint: ['#'],
  line_breaks: false,
  group: 'comments',
});

export const LineEnd = createToken({
  name: 'LineEnd',
  pattern: /\n/,
  line_breaks: true,
  label: 'end of line',
});
/** A backslash before a line end is one blank, and the blanks of the next line are dropped. */
export const Continuation = createToken({
  name: 'Continuation',
  pattern: /\\\n[ \t]*/,
  line_breaks: true,
  categories: Gap,
});
export const Blank = createToken({ name: 'Blank', pattern: /[ \t\x00]+/, categories: Gap });

const emptyQuotesPattern = /(?:"")+(?:[\r\f\v]|(?=[ \t\n\x00]|\\\n|(?![\x00-\uffff])))/y;

/**
 * A word of no length: a carriage return, form feed or vertical tab where a word should start (xskip does not skip
 * them), or quotes with nothing between them. The reader takes it for the end of the line, and for the end of the
 * file where a path should start.
 */
export const EmptyWord = createToken({
  name: 'EmptyWord',
  pattern: (text, offset, before) => {
    if (!startsWord(before)) return null;
    const character = text[offset] ?? '';
    if (character !== '"') return /[\r\f\v]/.test(character) ? [character] : null;
    if (!followsBlank(text, offset)) return null;
    emptyQuotesPattern.lastIndex = offset;
    return emptyQuotesPattern.exec(text);
  },
  start_chars_hint: ['"', '\r', '\f', '\v'],
  line_breaks: false,
  categories: Gap,
});

/** These end a word like a blank. */
export const Control = createToken({
  name: 'Control',
  pattern: /[\r\f\v]/,
  line_breaks: false,
  categories: Gap,
});

/** The first character of a word, escaped or quoted as it may be: such a word is a list of defaults. */
export const Dash = createToken({
  name: 'Dash',
  pattern: (text, offset, before) => {
    if (!startsWord(before)) return null;
    if (text.charCodeAt(offset) === 45) return ['-'];
    return text.startsWith('\\055', offset) ? ['\\055'] : null;
  },
  start_chars_hint: ['-', '\\'],
  line_breaks: false,
  categories: [NamePart, OptionPart],
});

/** Escapes count as what they stand for, so `\050` opens an option list. */
export const LParen = createToken({
  name: 'LParen',
  pattern: /\(|\\050/,
  categories: OptionPart,
  label: '(',
});
export const RParen = createToken({ name: 'RParen', pattern: /\)|\\051/, categories: NamePart, label: ')' });
export const Comma = createToken({ name: 'Comma', pattern: /,|\\054/, categories: NamePart, label: ',' });
export const Equals = createToken({ name: 'Equals', pattern: /=|\\075/, categories: NamePart, label: '=' });
export const Escape = createToken({
  name: 'Escape',
  pattern: /\\[0-3][0-7][0-7]/,
  categories: [NamePart, OptionPart],
});
export const Backslash = createToken({
  name: 'Backslash',
  pattern: /\\/,
  categories: [NamePart, OptionPart],
});
export const Text = createToken({
  name: 'Text',
  pattern: /[\x01-\x08\x0e-\x1f!#-'*+\-./0-<>-[\]-\uffff]+/,
  line_breaks: false,
  categories: [NamePart, OptionPart],
});

/** Inside quotes white space, line ends included, is ordinary text. */
export const QuotedText = createToken({
  name: 'QuotedText',
  pattern: /[\x00-!#-'*+\-./0-<>-[\]-\uffff]+/,
  line_breaks: true,
  categories: [NamePart, OptionPart],
});
export const QuotedContinuation = createToken({
  name: 'QuotedContinuation',
  pattern: /\\\n[ \t]*/,
  line_breaks: true,
  categories: [NamePart, OptionPart],
});

/** A quote switches and is dropped; so the parser never sees it and a quoted word reads like a bare one. */
export const QuoteOpen = createToken({
  name: 'QuoteOpen',
  pattern: /"/,
  push_mode: 'quoted',
  group: 'quotes',
});
export const QuoteClose = createToken({ name: 'QuoteClose', pattern: /"/, pop_mode: true, group: 'quotes' });

/** No character is left over by the patterns above; this one keeps it so. */
export const Unknown = createToken({
  name: 'Unknown',
  pattern: /[\x00-\uffff]/,
  line_breaks: true,
  categories: [NamePart, OptionPart],
});

const structure = [Dash, LParen, RParen, Comma, Equals, Escape];
const categories = [Gap, WordPart, NamePart, OptionPart];

const modes = {
  defaultMode: 'line',
  modes: {
    line: [
      ...categories,
      Comment,
      LineEnd,
      Continuation,
      Blank,
      EmptyWord,
      Control,
      ...structure,
      Backslash,
      Text,
      QuoteOpen,
      Unknown,
    ],
    quoted: [...categories, QuoteClose, QuotedContinuation, ...structure, Backslash, QuotedText, Unknown],
  },
};

export const vocabulary: TokenType[] = [...new Set([...modes.modes.line, ...modes.modes.quoted])];

const lex = lazyLexer(modes);

export interface LexedExports {
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
  readonly quotes: readonly IToken[];
}

export function lexExports(text: string): LexedExports {
  const { tokens, groups } = lex(text);
  return { tokens, comments: groups['comments'] ?? [], quotes: groups['quotes'] ?? [] };
}
