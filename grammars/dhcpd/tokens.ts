/** The text of a dhcpd.conf goes in, its tokens come out, cut as common/conflex.c of the real server cuts them. */
import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { lazyLexer } from '../text/chevrotain.js';

/** Any word that is not a plain number: the real parser's "identifier". */
export const Word = createToken({ name: 'Word', pattern: Lexer.NA, label: 'a name' });
/** What an unquoted value is made of. */
export const Piece = createToken({ name: 'Piece', pattern: Lexer.NA, label: 'a value' });

const Blank = createToken({
  name: 'Blank',
  pattern: /[ \t\r\n\v\f]+/,
  line_breaks: true,
  group: Lexer.SKIPPED,
});
const Comment = createToken({ name: 'Comment', pattern: /#[^\n]*/, group: Lexer.SKIPPED });

/** From a quote to the next one that no backslash precedes, or to the end of the text. */
function matchString(text: string, offset: number): [string] | null {
  if (text.charCodeAt(offset) !== 34) return null;
  let at = offset + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 34) return [text.slice(offset, at + 1)];
    at += code === 92 ? 2 : 1;
  }
  return [text.slice(offset)];
}

export const Text = createToken({
  name: 'Text',
  label: 'a quoted string',
  pattern: { exec: matchString },
  start_chars_hint: ['"'],
  line_breaks: true,
});

/** Four numbers and three dots, as one token: the common case of what the real lexer cuts into seven. */
export const Address = createToken({
  name: 'Address',
  label: 'an IPv4 address',
  pattern: /[0-9]{1,5}\.[0-9]{1,5}\.[0-9]{1,5}\.[0-9]{1,5}(?![\w-])/,
  categories: [Piece],
});
/** Colon-separated octets. A longer row than this, or one with blanks in it, is put together by the parser. */
export const Octets = createToken({
  name: 'Octets',
  label: 'hex octets',
  pattern: /[0-9A-Fa-f]{1,2}(?::[0-9A-Fa-f]{1,2}){1,19}(?![\w:-])/,
  categories: [Piece],
});
/** Also a lone `-`, by a slip in the real lexer: so there is no binary minus. */
export const Count = createToken({
  name: 'Count',
  label: 'a number',
  pattern: /[0-9-][0-9]*(?![\w-])/,
  categories: [Piece],
});
export const Name = createToken({
  name: 'Name',
  label: 'a name',
  pattern: /[A-Za-z0-9-][\w-]*/,
  categories: [Word, Piece],
});
/** Whatever begins no token of the language; not too much at once, since the engine keeps a way back for each character. */
export const Unknown = createToken({
  name: 'Unknown',
  pattern: /[\u0080-\uFFFF]{1,4096}|[\u0000-\u007F]/,
  line_breaks: false,
});

const sign = (name: string, text: string): TokenType =>
  createToken({ name, pattern: text, label: `\`${text}\`` });

export const Semicolon = sign('Semicolon', ';');
export const Comma = sign('Comma', ',');
export const Dot = sign('Dot', '.');
export const Colon = sign('Colon', ':');
export const Slash = sign('Slash', '/');
export const LeftBrace = sign('LeftBrace', '{');
export const RightBrace = sign('RightBrace', '}');
export const LeftParen = sign('LeftParen', '(');
export const RightParen = sign('RightParen', ')');
export const LeftBracket = sign('LeftBracket', '[');
export const RightBracket = sign('RightBracket', ']');
export const Equals = sign('Equals', '=');
export const Tilde = sign('Tilde', '~');
export const Bang = sign('Bang', '!');
export const Percent = sign('Percent', '%');
export const Plus = sign('Plus', '+');
export const Star = sign('Star', '*');
export const Ampersand = sign('Ampersand', '&');
export const Bar = sign('Bar', '|');
export const Caret = sign('Caret', '^');
export const Question = sign('Question', '?');

const keywords = new Map<string, TokenType>();
/** A word of the grammar. It stays a `Word`, so that hosts, classes and options may be called like it. */
function keyword(text: string): TokenType {
  const name = `Keyword_${text.replaceAll('-', '_')}`;
  const type = createToken({ name, pattern: Lexer.NA, label: `\`${text}\``, categories: [Word, Piece] });
  keywords.set(text, type);
  return type;
}

export const And = keyword('and');
export const Array_ = keyword('array');
export const Check = keyword('check');
export const Code = keyword('code');
export const ConfigOption = keyword('config-option');
export const DynamicBootp = keyword('dynamic-bootp');
export const Exists = keyword('exists');
export const If = keyword('if');
export const Netmask = keyword('netmask');
export const Not = keyword('not');
export const Of = keyword('of');
export const Option = keyword('option');
export const Or = keyword('or');
export const Space = keyword('space');
export const With = keyword('with');

/** Order matters: of two that match at a place the earlier one is taken. */
export const vocabulary: TokenType[] = [
  Blank,
  Comment,
  Text,
  Address,
  Octets,
  Count,
  Name,
  Semicolon,
  Comma,
  Dot,
  Colon,
  Slash,
  LeftBrace,
  RightBrace,
  LeftParen,
  RightParen,
  LeftBracket,
  RightBracket,
  Equals,
  Tilde,
  Bang,
  Percent,
  Plus,
  Star,
  Ampersand,
  Bar,
  Caret,
  Question,
  Unknown,
  Word,
  Piece,
  ...keywords.values(),
];

const words = new Set<TokenType>([Name, ...keywords.values()]);

/** True for what the real parser calls an identifier. */
export function isWord(token: IToken): boolean {
  return words.has(token.tokenType);
}

const lex = lazyLexer(vocabulary);

/**
 * All tokens of a text; blanks and comments are left out. Words of the grammar get their own type here, by one
 * look into a table, which is quicker than one pattern for each.
 */
export function tokenize(text: string): IToken[] {
  const { tokens } = lex(text);
  for (const token of tokens) {
    if (token.tokenType !== Name) continue;
    const type = keywords.get(token.image) ?? keywords.get(lowerCase(token.image));
    if (type !== undefined) {
      token.tokenType = type;
      token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
    }
  }
  return tokens;
}

const longestWord = 40;

/** Words compare without case in ASCII. Lower-cases only what could be a word of the language. */
export function lowerCase(word: string): string {
  if (word.length > longestWord) return word;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 65 && code <= 90) return word.toLowerCase();
  }
  return word;
}

/** True for a string whose closing quote is there. */
export function isClosed(image: string): boolean {
  if (image.length < 2 || image.charCodeAt(image.length - 1) !== 34) return false;
  let slashes = 0;
  for (let i = image.length - 2; i > 0 && image.charCodeAt(i) === 92; i--) slashes++;
  return slashes % 2 === 0;
}

/** True where a string has `\x` without two hex digits behind it. */
export function hasBadEscape(image: string): boolean {
  for (let i = image.indexOf('\\'); i >= 0; i = image.indexOf('\\', i + 2)) {
    if (image.charAt(i + 1) === 'x' && !/^[0-9A-Fa-f]{2}$/.test(image.slice(i + 2, i + 4))) return true;
    if (/^[0-3]$/.test(image.charAt(i + 1)) && !/^[0-7]{2}$/.test(image.slice(i + 2, i + 4))) return true;
  }
  return false;
}

/** The value of a quoted string: escapes as the real lexer reads them, three octal or two hex digits. */
export function unquote(image: string): string {
  const end = isClosed(image) ? image.length - 1 : image.length;
  if (!image.includes('\\')) return image.slice(1, end);
  let out = '';
  for (let i = 1; i < end; i++) {
    const char = image.charAt(i);
    if (char !== '\\') {
      out += char;
      continue;
    }
    const next = image.charAt(++i);
    const hex = next === 'x' ? /^[0-9A-Fa-f]{2}/.exec(image.slice(i + 1, i + 3)) : null;
    const octal = next >= '0' && next <= '3' ? /^[0-7]{1,3}/.exec(image.slice(i, i + 3)) : null;
    if (hex) {
      out += String.fromCharCode(Number.parseInt(hex[0], 16));
      i += 2;
    } else if (octal) {
      out += String.fromCharCode(Number.parseInt(octal[0], 8));
      i += octal[0].length - 1;
    } else {
      out += escapes[next] ?? next;
    }
  }
  return out;
}

const escapes: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n', b: '\b' };
