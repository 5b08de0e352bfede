/** The tokens of grub.cfg: text goes in, tokens come out. Follows grub-core/script/yylex.l of GRUB 2.06; what a template fills in is a token besides. */
import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { lazyLexer } from '../text/chevrotain.js';
import { holeAt } from './holes.js';
import { type ReadWord, readWord } from './word.js';

/** Anything that may be an argument: words, and keywords behind a command. */
export const Argument = createToken({ name: 'Argument', pattern: Lexer.NA, label: 'a word' });
/** A word that is no keyword: it may begin a command. */
export const CommandWord = createToken({
  name: 'CommandWord',
  pattern: Lexer.NA,
  categories: Argument,
  label: 'a command',
});

export const LineEnd = createToken({
  name: 'LineEnd',
  pattern: /\n/,
  line_breaks: true,
  label: 'the end of the line',
});
/** GRUB drops carriage returns while it reads a line. */
export const Blank = createToken({ name: 'Blank', pattern: /[ \t\r]+/, line_breaks: false });
export const Comment = createToken({ name: 'Comment', pattern: /#[^\n]*/, line_breaks: false });

/** `{% if … %}`, `<% … %>`. */
export const Template = createToken({
  name: 'Template',
  pattern: (text, offset) => {
    const hole = holeAt(text, offset);
    return hole?.kind === 'control' ? [text.slice(offset, hole.end)] : null;
  },
  start_chars_hint: ['{', '<'],
  line_breaks: false,
});

const symbol = (name: string, pattern: RegExp, label: string): TokenType =>
  createToken({ name, pattern, label: `"${label}"` });

export const LeftBrace = symbol('LeftBrace', /\{/, '{');
export const RightBrace = symbol('RightBrace', /\}/, '}');
export const Semicolon = symbol('Semicolon', /;/, ';');
/** What a shell knows and GRUB refuses. */
export const Refused = createToken({
  name: 'Refused',
  pattern: /\|\||&&|;;|\||&|<|>/,
  line_breaks: false,
});

/** Not followed by more of a word. */
const ALONE = String.raw`(?![^{}|&;<> \t\r\n])`;

const keyword = (word: string): TokenType =>
  createToken({
    name: word[0]?.toUpperCase() + word.slice(1),
    pattern: new RegExp(`${word}${ALONE}`),
    line_breaks: false,
    categories: Argument,
    label: `"${word}"`,
  });

export const Do = keyword('do');
export const Done = keyword('done');
export const Elif = keyword('elif');
export const Else = keyword('else');
export const Fi = keyword('fi');
export const For = keyword('for');
export const FunctionWord = keyword('function');
export const If = keyword('if');
export const In = keyword('in');
export const Then = keyword('then');
export const Until = keyword('until');
export const While = keyword('while');
/** Keywords without a meaning: they cannot begin a command. */
export const Reserved = createToken({
  name: 'Reserved',
  pattern: new RegExp(`(?:case|esac|select)${ALONE}`),
  line_breaks: false,
  categories: Argument,
});
/** `[[` and `]]` are words of their own that nothing takes. */
export const DoubleBracket = createToken({
  name: 'DoubleBracket',
  pattern: new RegExp(String.raw`(?:\[\[|\]\])${ALONE}`),
  line_breaks: false,
});

export const Name = createToken({
  name: 'Name',
  pattern: new RegExp(`[A-Za-z_][A-Za-z0-9_]*${ALONE}`),
  line_breaks: false,
  categories: [Argument, CommandWord],
  label: 'a name',
});

/** The characters that a word may begin with; of those beyond Latin-1 the lexer keeps one bucket for some hundred. */
const BEGINNINGS = [
  ...Array.from({ length: 256 }, (_, code) => code).filter(
    (code) => !'}|&;> \t\r\n'.includes(String.fromCharCode(code)),
  ),
  ...Array.from({ length: 656 }, (_, i) => Math.min(256 + 100 * i, 65_535)),
];

let lastWord:
  | { readonly text: string; readonly offset: number; readonly word: ReadWord | undefined }
  | undefined;

/** Two tokens ask about one word. */
function wordAt(text: string, offset: number): ReadWord | undefined {
  if (lastWord === undefined || lastWord.offset !== offset || lastWord.text !== text)
    lastWord = { text, offset, word: readWord(text, offset) };
  return lastWord.word;
}

const wordPattern =
  (sound: boolean) =>
  (text: string, offset: number): [string] | null => {
    const word = wordAt(text, offset);
    if (word === undefined) return null;
    const isSound = word.open === undefined && word.bad === undefined;
    return isSound === sound ? [text.slice(offset, word.end)] : null;
  };

export const Word = createToken({
  name: 'Word',
  pattern: wordPattern(true),
  start_chars_hint: BEGINNINGS,
  line_breaks: true,
  categories: [Argument, CommandWord],
});
/** With a quote that nothing closes, or a dollar between quotes that no name follows. */
export const BadWord = createToken({
  name: 'BadWord',
  pattern: wordPattern(false),
  start_chars_hint: BEGINNINGS,
  line_breaks: true,
});
/** A lone `$`. No other character is left over by the patterns above; this one keeps it so. */
export const Unknown = createToken({ name: 'Unknown', pattern: /[\x00-\uffff]/, line_breaks: true });

export const keywords: readonly TokenType[] = [
  Do,
  Done,
  Elif,
  Else,
  Fi,
  For,
  FunctionWord,
  If,
  In,
  Then,
  Until,
  While,
  Reserved,
];

export const vocabulary: TokenType[] = [
  Argument,
  CommandWord,
  LineEnd,
  Blank,
  Comment,
  Template,
  ...keywords,
  DoubleBracket,
  Name,
  Word,
  BadWord,
  LeftBrace,
  RightBrace,
  Refused,
  Semicolon,
  Unknown,
];

const lex = lazyLexer(vocabulary);

/** All tokens, blanks and comments among them. */
export function lexGrub(text: string): readonly IToken[] {
  return lex(text).tokens;
}
