/** A document goes in; where it is a template that some program fills in first, the place of its first marker comes out. */
import { type Document, type Span, shift } from '../../grammars/text/index.js';

/** Jinja, ERB and Cheetah (Cobbler): `{{ … }}`, `{% … %}`, `<% … %>` on one line, and lines `#end if`. */
const MARKER = /\{\{[^{}\n]{1,200}\}\}|\{%[^{}\n]{1,200}%\}|<%[^<>\n]{1,200}%>|^[ \t]*#end (?:if|for)\b/m;

/** Words for envsubst, sed and the like: `${NAME}`, `@@name@@`, `@NAME@`, `%NAME%`, `__NAME__`. */
const WORD =
  /\$\{\w{1,60}\}|@@[\w.-]{1,60}@@|@[A-Z_][A-Z0-9_]{1,60}@|%[A-Za-z_]\w{1,60}%|\b__[A-Z][A-Z0-9_]{0,60}__/;

/** Statements of Jinja, ERB and Go, in a line that is no comment: what is a list of words takes them for words, without a problem. */
const STATEMENT =
  /^[^#\n]{0,500}?(?:\{%[-+]?[ \t]{0,20}(?:if|elif|else|endif|for|endfor|set|block|include)\b[^\n]{0,200}?%\}|<%-?[ \t]{0,20}(?:@\w|if|elsif|else|end|unless)\b[^\n]{0,200}?%>|\{\{-?[ \t]{0,20}(?:range|if|else|end|with)\b[^\n]{0,200}?\}\})/m;

/** As far as a line is looked at for markers around a word: many findings in one long line shall not cost its length each. */
const NEAR = 500;

/** Languages in which nobody means anything else by them: exports has paths, names and options only. */
const WITHOUT_STATEMENTS = ['exports'];

/** Where the signs of such words mean nothing else. */
const WITHOUT_WORDS = ['dhcpd', 'exports', 'fstab'];

/** Only a text that is no valid configuration as it stands is taken for one: markers may stand in comments and strings. */
export function templateMarker(document: Document): Span | undefined {
  const statement = WITHOUT_STATEMENTS.includes(document.language) ? STATEMENT.exec(document.text) : null;
  if (statement !== null) return markerIn(statement);
  if (!document.problems.some(({ severity }) => severity === 'error')) return undefined;
  return firstMarker(document.text) ?? wordToFill(document);
}

/** The first outside comments, which say "managed by …" in finished files as well; where there is none, the first. */
function firstMarker(text: string): Span | undefined {
  const marker = new RegExp(MARKER, 'gm');
  let first: Span | undefined;
  for (let found = marker.exec(text); found !== null; found = marker.exec(text)) {
    const span = spanOf(found);
    first ??= span;
    if (!isCommented(text, span)) return span;
    marker.lastIndex = Math.max(lineAround(text, span.start).end, span.end);
  }
  return first;
}

function isCommented(text: string, { start }: Span): boolean {
  return /^[ \t]*#/.test(text.slice(lineAround(text, start).start, start));
}

/** Words of a line that a template writes are not known, nor is what they are said to be. */
export function isWrittenByTemplate({ language, text }: Document, at: number): boolean {
  if (!WITHOUT_STATEMENTS.includes(language)) return false;
  const before =
    text
      .slice(Math.max(0, at - NEAR), at)
      .split('\n')
      .at(-1) ?? '';
  const [after = ''] = text.slice(at, at + NEAR).split('\n', 1);
  return MARKER.test(before + after);
}

/** Whether a program writes some of the lines, or of what stands in them. */
export function hasWrittenLines({ language, text }: Document): boolean {
  if (!WITHOUT_STATEMENTS.includes(language)) return false;
  const marker = firstMarker(text);
  return marker !== undefined && !isCommented(text, marker);
}

/** The line before the statement is no part of the marker. */
function markerIn({ 0: line, index }: RegExpExecArray): Span {
  const from = line.search(/\{%|<%|\{\{/);
  return { start: index + from, end: index + line.length };
}

/** One such word may be a slip or a name; it tells of a template where it is what the parser does not like. */
function wordToFill({ language, problems, text }: Document): Span | undefined {
  if (!WITHOUT_WORDS.includes(language)) return undefined;
  let seen = -1;
  for (const { severity, span } of problems) {
    if (severity !== 'error' || span.start < seen) continue;
    const line = lineAround(text, span.start);
    seen = line.end;
    const found = WORD.exec(text.slice(line.start, line.end));
    if (found !== null) return shift(spanOf(found), line.start);
  }
  return undefined;
}

function lineAround(text: string, at: number): Span {
  const after = text.indexOf('\n', at);
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: after < 0 ? text.length : after };
}

function spanOf({ 0: word, index }: RegExpExecArray): Span {
  return { start: index, end: index + word.length };
}
