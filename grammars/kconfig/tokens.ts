/** The tokens of a kernel .config: every form of line is one token, as confdata.c decides by the first characters of a line. */
import { createToken, type TokenType } from 'chevrotain';
import { lazyLexer } from '../text/chevrotain.js';

/** Before Comment: it looks like one, but it sets a symbol to n. Only this exact form counts. */
export const Unset = createToken({
  name: 'Unset',
  label: '# CONFIG_… is not set',
  pattern: /# CONFIG_[\w-]+ is not set[^\n]*/,
});
export const Comment = createToken({ name: 'Comment', label: 'a comment', pattern: /#[^\n]*/ });
export const Assignment = createToken({
  name: 'Assignment',
  label: 'CONFIG_…=…',
  pattern: /CONFIG_[\w-]+=[^\n]*/,
});
/** No equals sign, or a name that no symbol can have (lexer.l): kconfig skips the line without a word. */
export const Bare = createToken({
  name: 'Bare',
  label: 'CONFIG_… without a value',
  pattern: /CONFIG_[^\n]*/,
});
/** A carriage return in front makes kconfig skip what follows it. */
export const Returned = createToken({
  name: 'Returned',
  label: 'a carriage return',
  pattern: /\r[^\n]*/,
});
export const LineEnd = createToken({
  name: 'LineEnd',
  label: 'a line end',
  pattern: /\r?\n/,
  line_breaks: true,
});
/** A positive range, so that the lexer can tell by the first character; no line end is in it. */
export const Unexpected = createToken({
  name: 'Unexpected',
  label: 'something else',
  pattern: /[\u0000-\u0009\u000b\u000c\u000e-\uffff][^\n]*/,
  line_breaks: false,
});

export const vocabulary: TokenType[] = [LineEnd, Unset, Comment, Assignment, Bare, Returned, Unexpected];

export const lexKconfig = lazyLexer(vocabulary);
