/** The tokens of fstab(5): text goes in, tokens come out, comments set apart. Follows libmount/src/tab_parse.c of util-linux. */
import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { lazyLexer } from '../text/chevrotain.js';

const abstract = (name: string, ...categories: TokenType[]): TokenType =>
  createToken({ name, pattern: Lexer.NA, categories });

/** Anything that can be part of a field. */
export const FieldPart = abstract('FieldPart');
/** Parts of an option's name or value. */
export const OptionPart = abstract('OptionPart', FieldPart);
/** Blanks and line ends also end quotes, so each exists once per mode. */
export const Gap = abstract('Gap');
export const LineEnd = abstract('LineEnd');

/** True when only blanks stand between the line start and the offset. */
function startsLine(text: string, offset: number): boolean {
  for (let i = offset - 1; i >= 0; i--) {
    const code = text.charCodeAt(i);
    if (code === 10) return true;
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}

const commentPattern = /#[^\r\n]*(?:\r(?=[^\n])[^\r\n]*)*/y;

export const Comment = createToken({
  name: 'Comment',
  // Behind a field, `#` is data.
  pattern: (text, offset) => {
    if (text.charCodeAt(offset) !== 35 || !startsLine(text, offset)) return null;
    commentPattern.lastIndex = offset;
    return commentPattern.exec(text);
  },
  start_chars_hint: ['#'],
  line_breaks: false,
  group: 'comments',
});

export const Newline = createToken({
  name: 'Newline',
  // One carriage return before the line end, or at the end of the file, is dropped.
  pattern: /\r?\n|\r(?![\x00-\uffff])/,
  line_breaks: true,
  categories: LineEnd,
});
export const QuotedNewline = createToken({
  name: 'QuotedNewline',
  pattern: /\r?\n|\r(?![\x00-\uffff])/,
  line_breaks: true,
  categories: LineEnd,
  pop_mode: true,
});
export const Blank = createToken({ name: 'Blank', pattern: /[ \t]+/, categories: Gap });
export const QuotedBlank = createToken({
  name: 'QuotedBlank',
  pattern: /[ \t]+/,
  categories: Gap,
  pop_mode: true,
});

/** Escapes are resolved before options are split, so `\054` is a comma; of the number only eight bits count. */
export const Comma = createToken({ name: 'Comma', pattern: /,|\\[04]54/, categories: FieldPart });
export const Equals = createToken({ name: 'Equals', pattern: /=|\\[04]75/, categories: FieldPart });
export const Escape = createToken({ name: 'Escape', pattern: /\\[0-7][0-7][0-7]/, categories: OptionPart });
/** A backslash keeps a comma from splitting and a quote from opening. */
export const Protected = createToken({ name: 'Protected', pattern: /\\[,"]/, categories: OptionPart });
export const Backslash = createToken({ name: 'Backslash', pattern: /\\/, categories: OptionPart });
export const Return = createToken({
  name: 'Return',
  pattern: /\r/,
  line_breaks: false,
  categories: OptionPart,
});
export const QuoteOpen = createToken({
  name: 'QuoteOpen',
  pattern: /"/,
  push_mode: 'quoted',
  categories: OptionPart,
});
export const QuoteClose = createToken({
  name: 'QuoteClose',
  pattern: /"/,
  pop_mode: true,
  categories: OptionPart,
});
export const Text = createToken({
  name: 'Text',
  pattern: /[\x00-\x08\x0b\x0c\x0e-\x1f!#-+\--<>-[\]-\uffff]+/,
  line_breaks: false,
  categories: OptionPart,
});
/** Between quotes commas and equal signs are ordinary. */
export const QuotedText = createToken({
  name: 'QuotedText',
  pattern: /[\x00-\x08\x0b\x0c\x0e-\x1f!#-[\]-\uffff]+/,
  line_breaks: false,
  categories: OptionPart,
});
/** No character is left over by the patterns above; this one keeps it so. */
export const Unknown = createToken({
  name: 'Unknown',
  pattern: /[\x00-\uffff]/,
  line_breaks: true,
  categories: OptionPart,
});

const categories = [FieldPart, OptionPart, Gap, LineEnd];
const modes = {
  defaultMode: 'line',
  modes: {
    line: [
      ...categories,
      Comment,
      Newline,
      Blank,
      Comma,
      Equals,
      Escape,
      Protected,
      Backslash,
      Return,
      QuoteOpen,
      Text,
      Unknown,
    ],
    quoted: [
      ...categories,
      QuotedNewline,
      QuotedBlank,
      Escape,
      Protected,
      Backslash,
      Return,
      QuoteClose,
      QuotedText,
      Unknown,
    ],
  },
};

export const vocabulary: TokenType[] = [...new Set([...modes.modes.line, ...modes.modes.quoted])];

const lex = lazyLexer(modes);

export interface LexedFstab {
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
}

export function lexFstab(text: string): LexedFstab {
  const { tokens, groups } = lex(text);
  return { tokens, comments: groups['comments'] ?? [] };
}

export function isLineEnd(token: IToken): boolean {
  return token.tokenType === Newline || token.tokenType === QuotedNewline;
}
