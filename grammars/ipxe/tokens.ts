/** The tokens of a script of iPXE: text goes in, tokens come out. Follows process_script in script.c and split_command in exec.c. */
import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { lazyLexer } from '../text/chevrotain.js';
import { FILLED_IN_SCRIPTS, NOT_FILLED_IN } from '../text/index.js';

/** Anything that a word is made of. */
export const Part = createToken({ name: 'Part', pattern: Lexer.NA });

export const LineEnd = createToken({
  name: 'LineEnd',
  pattern: /\r?\n/,
  line_breaks: true,
  label: 'end of line',
});
/** What C's isspace(3) calls white space, but for the line end. */
export const Blank = createToken({ name: 'Blank', pattern: /(?:[ \t\v\f]|\r(?!\n))+/, line_breaks: false });
/** It takes itself and the line end away. */
export const Joined = createToken({ name: 'Joined', pattern: /\\\r?\n/, line_breaks: true });

/** Whether a word would begin here: lines that are joined have nothing between them. */
function beginsWord(before: readonly IToken[]): boolean {
  for (let i = before.length - 1; i >= 0; i--) {
    const type = before[i]?.tokenType;
    if (type !== Joined) return type === Blank || type === LineEnd;
  }
  return true;
}

const commentPattern = /#(?:[^\r\n\\]|\\\r?\n|\\|\r(?!\n))*/y;

export const Comment = createToken({
  name: 'Comment',
  // `#` inside a word is an ordinary character, so a pattern alone cannot tell.
  pattern: (text, offset, before) => {
    if (text.charCodeAt(offset) !== 35 || !beginsWord(before)) return null;
    commentPattern.lastIndex = offset;
    return commentPattern.exec(text);
  },
  start_chars_hint: ['#'],
  line_breaks: true,
});

/** Statements and values of Jinja, Go, ERB and their like; blanks inside end no word. A longer one is none: its end is looked for no further. */
const OF_TEMPLATES =
  /\{\{(?:[^}\n]|\}(?!\})){0,400}\}\}|\{%(?:[^%\n]|%(?!\})){0,400}%\}|\{#(?:[^#\n]|#(?!\})){0,400}#\}|<%(?:[^%\n]|%(?!>)){0,400}%>/;

/** What some program puts a text in for, a template or sed, or a person: `<SERVER_IP>`. */
export const Hole = createToken({
  name: 'Hole',
  pattern: new RegExp(`${OF_TEMPLATES.source}|${FILLED_IN_SCRIPTS}|<[A-Z][A-Z0-9_-]{2,40}>`),
  start_chars_hint: ['{', '<', '_', '@', '%'],
  line_breaks: false,
  categories: Part,
});
export const Open = createToken({ name: 'Open', pattern: /\$\{/, label: '${', categories: Part });
export const Close = createToken({ name: 'Close', pattern: /\}/, label: '}', categories: Part });

/** Signs with which nothing else begins. */
const PLAIN = /[\x00-\x08\x0e-\x1f!-#&-;=-?A-[\]^`a-z|~-\uffff]/;
export const Text = createToken({
  name: 'Text',
  pattern: new RegExp(`(?:${PLAIN.source}|${NOT_FILLED_IN})+`),
  line_breaks: false,
  categories: Part,
});
/** Signs that begin something else where they stand in pairs. */
export const Sign = createToken({ name: 'Sign', pattern: /[$\\{<_@%]/, categories: Part });
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
  Joined,
  Comment,
  Hole,
  Open,
  Close,
  Text,
  Sign,
  Unknown,
];

const lex = lazyLexer(vocabulary);

export function lexIpxe(text: string): readonly IToken[] {
  return lex(text).tokens;
}
