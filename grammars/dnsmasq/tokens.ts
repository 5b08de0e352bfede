/** The tokens of dnsmasq.conf: text goes in, tokens come out. Follows read_file in option.c of dnsmasq. */
import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { lazyLexer } from '../text/chevrotain.js';

/** Anything that a value is made of. */
export const Part = createToken({ name: 'Part', pattern: Lexer.NA });

export const LineEnd = createToken({
  name: 'LineEnd',
  pattern: /\n/,
  line_breaks: true,
  label: 'end of line',
});
/** What C's isspace(3) calls white space, but for the line end. */
export const Blank = createToken({ name: 'Blank', pattern: /[ \t\r\v\f]+/, line_breaks: false });

/** A quoted string leaves it open whether a blank came before: `name= "a"#b` has a comment. */
function followsBlank(before: readonly IToken[]): boolean {
  for (let i = before.length - 1; i >= 0; i--) {
    const type = before[i]?.tokenType;
    if (type === Blank || type === LineEnd) return true;
    if (type !== Quoted) return false;
  }
  return true;
}

const commentPattern = /#[^\n]*/y;

export const Comment = createToken({
  name: 'Comment',
  // `#` inside a word is an ordinary character, so a pattern alone cannot tell.
  pattern: (text, offset, before) => {
    if (text.charCodeAt(offset) !== 35 || !followsBlank(before)) return null;
    commentPattern.lastIndex = offset;
    return commentPattern.exec(text);
  },
  start_chars_hint: ['#'],
  line_breaks: false,
});

const inQuotes = String.raw`(?:[^"\\\n]|\\["\\tnbre]|\\(?!["\\tnbre\n]))*`;

/** The character right behind a closing quote is taken as it is, be it another quote. */
export const LiteralQuote = createToken({
  name: 'LiteralQuote',
  pattern: (text, offset, before) => {
    const last = before[before.length - 1];
    return text[offset] === '"' && last?.tokenType === Quoted ? ['"'] : null;
  },
  start_chars_hint: ['"'],
  line_breaks: false,
  categories: Part,
});
export const Quoted = createToken({
  name: 'Quoted',
  pattern: new RegExp(`"${inQuotes}"`),
  line_breaks: false,
  categories: Part,
});
/** Nothing closes it on its line: dnsmasq refuses that. */
export const OpenQuote = createToken({
  name: 'OpenQuote',
  pattern: /"[^\n]*/,
  line_breaks: false,
  categories: Part,
});
export const Equals = createToken({ name: 'Equals', pattern: /=/, label: '=' });
export const Comma = createToken({ name: 'Comma', pattern: /,/, label: ',' });
export const Word = createToken({
  name: 'Word',
  pattern: /[\x00-\x08\x0e-\x1f!$-+\-.-<>-\uffff][\x00-\x08\x0e-\x1f!#-+\-.-<>-\uffff]*/,
  line_breaks: false,
  categories: Part,
});
/** Where a word begins and no blank stands before. */
export const Hash = createToken({ name: 'Hash', pattern: /[#]/, categories: Part });
/** No character is left over by the patterns above; this one keeps it so. */
export const Unknown = createToken({
  name: 'Unknown',
  pattern: /[\x00-\uffff]/,
  line_breaks: true,
  categories: Part,
});

export const vocabulary: TokenType[] = [
  Part,
  LineEnd,
  Blank,
  Comment,
  LiteralQuote,
  Quoted,
  OpenQuote,
  Equals,
  Comma,
  Word,
  Hash,
  Unknown,
];

const lex = lazyLexer(vocabulary);

export function lexDnsmasq(text: string): readonly IToken[] {
  return lex(text).tokens;
}
