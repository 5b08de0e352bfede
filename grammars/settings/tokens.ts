/** One logical line goes in, its tokens come out; the dialect chooses the mode of the lexer. */
import { createToken, Lexer } from 'chevrotain';
import { lazyLexer } from '../text/chevrotain.js';

// Nothing follows the repetition, so it never has to give back what it took.
const BLANKS = /(?:[ \t\r\f\v\n]+|\\\r?\n)+/;

// Shared by the dialects that are lists of words.
export const Blank = createToken({ name: 'Blank', pattern: BLANKS, group: Lexer.SKIPPED, line_breaks: true });
export const Comment = createToken({ name: 'Comment', pattern: /#[^\n]*/ });
export const SemicolonComment = createToken({ name: 'SemicolonComment', pattern: /[#;][^\n]*/ });
export const Field = createToken({ name: 'Field', pattern: /[!-\uFFFF]+/ });
/** The first word of a line: after it, `#` is data. */
export const FirstField = createToken({ name: 'FirstField', pattern: /[!-\uFFFF]+/, push_mode: 'fields' });
/** In hosts(5) a `#` begins a comment even within a word. */
export const HostsField = createToken({ name: 'HostsField', pattern: /[!-"$-\uFFFF]+/ });

// Of the dialects with `name = value`.
export const Section = createToken({ name: 'Section', pattern: /\[[^\]\n]*\]/, push_mode: 'value' });
export const OpenSection = createToken({ name: 'OpenSection', pattern: /\[[^\]\n]*/, push_mode: 'value' });
export const Service = createToken({ name: 'Service', pattern: /service(?=[ \t])/, push_mode: 'fields' });
export const Brace = createToken({ name: 'Brace', pattern: /[{}]/ });
export const Operator = createToken({ name: 'Operator', pattern: /[+-]?=/, push_mode: 'value' });
export const Key = createToken({
  name: 'Key',
  pattern: /[!-*,./0-<>-z|~-\uFFFF]+(?:-[!-*,./0-<>-z|~-\uFFFF]+)*/,
});
export const Sign = createToken({ name: 'Sign', pattern: /[+-]/ });
export const Value = createToken({
  name: 'Value',
  pattern: /[!-\uFFFF][^\\\n]*(?:\\(?:\r\n|[\s\S])?[^\\\n]*)*/,
  line_breaks: true,
});

// Of the shell.
export const Separator = createToken({ name: 'Separator', pattern: /[;&|]+/ });
export const Export = createToken({
  name: 'Export',
  pattern: /(?:export|readonly|declare|typeset)(?=[ \t])/,
});
export const ListAssign = createToken({
  name: 'ListAssign',
  pattern: /[A-Za-z_]\w*\+?=\(/,
  push_mode: 'list',
});
export const Assign = createToken({ name: 'Assign', pattern: /[A-Za-z_]\w*\+?=/, push_mode: 'word' });
export const ShellWord = createToken({
  name: 'ShellWord',
  pattern: /[!%*+,\-./0-9:=?@A-Z[\]^_a-z{}~\u007F-\uFFFF][!#%*+,\-./0-9:=?@A-Z[\]^_a-z{}~\u007F-\uFFFF]*/,
});
export const Part = createToken({ name: 'Part', pattern: Lexer.NA });
const parts = { categories: [Part] };
export const Plain = createToken({
  name: 'Plain',
  pattern: /[!#%*+,\-./0-9:=?@A-Z[\]^_a-z{}~\u007F-\uFFFF]+/,
  ...parts,
});
export const Single = createToken({ name: 'Single', pattern: /'[^']*'/, line_breaks: true, ...parts });
export const Double = createToken({
  name: 'Double',
  pattern: /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/,
  line_breaks: true,
  ...parts,
});
export const Escape = createToken({ name: 'Escape', pattern: /\\[\s\S]/, line_breaks: true, ...parts });
export const Parameter = createToken({ name: 'Parameter', pattern: /\$(?:\w+|\{[^{}\n]*\})/, ...parts });
export const Substitution = createToken({
  name: 'Substitution',
  pattern: /\$\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|`[^`\n]*`/,
  ...parts,
});
export const Dollar = createToken({ name: 'Dollar', pattern: /\$/, ...parts });
/** What no other token of a shell word begins with, such as a quote that nothing closes. */
export const OpenQuote = createToken({ name: 'OpenQuote', pattern: /["'][\s\S]*/, line_breaks: true });
export const Stray = createToken({ name: 'Stray', pattern: /[\x00-\x08\x0e-\x1f()<>`\\&]/ });
export const WordEnd = createToken({
  name: 'WordEnd',
  pattern: BLANKS,
  line_breaks: true,
  pop_mode: true,
});
export const WordStop = createToken({
  name: 'WordStop',
  pattern: /[;&|]+/,
  pop_mode: true,
  categories: [Separator],
});
export const ListEnd = createToken({ name: 'ListEnd', pattern: /\)/, pop_mode: true });
export const ListBlank = createToken({ name: 'ListBlank', pattern: BLANKS, line_breaks: true });
export const Control = createToken({ name: 'Control', pattern: /[\x00-\x08\x0e-\x1f]/ });

const wordParts = [Single, Double, Parameter, Substitution, Dollar, Escape, Plain, OpenQuote];

const modes = {
  shell: [Blank, Comment, Separator, Export, ListAssign, Assign, ShellWord, ...wordParts, Stray],
  word: [WordEnd, WordStop, ...wordParts, Stray],
  list: [ListBlank, ListEnd, Comment, ...wordParts, Separator, Stray],
  pairs: [Blank, SemicolonComment, Section, OpenSection, Service, Brace, Operator, Key, Sign, Control],
  value: [Blank, Value, Control],
  lines: [Blank, Comment, FirstField, Control],
  fields: [Blank, Field, Control],
  words: [Blank, Field, Control],
  hosts: [Blank, Comment, HostsField, Control],
};

export type Mode = keyof typeof modes;

export const vocabulary = [...new Set([Part, ...Object.values(modes).flat()])];

/** The second argument is the mode of the file's dialect. */
export const lexSettings = lazyLexer({ modes, defaultMode: 'shell' });
