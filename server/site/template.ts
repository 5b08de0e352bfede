/** A document goes in; where it is a template that some program fills in first, the place of its first marker comes out. */
import { type Document, type Span, shift } from '../../grammars/text/index.js';

/** Jinja, ERB and Cheetah (Cobbler): `{{ … }}`, `{% … %}`, `<% … %>` on one line, and lines `#end if`. */
const MARKER = /\{\{[^{}\n]{1,200}\}\}|\{%[^{}\n]{1,200}%\}|<%[^<>\n]{1,200}%>|^[ \t]*#end (?:if|for)\b/m;

/** Words for envsubst, sed and the like: `${NAME}`, `@@name@@`, `@NAME@`, `%NAME%`, `__NAME__`. */
const WORD =
  /\$\{\w{1,60}\}|@@[\w.-]{1,60}@@|@[A-Z_][A-Z0-9_]{1,60}@|%[A-Za-z_]\w{1,60}%|\b__[A-Z][A-Z0-9_]{0,60}__/;

/** Where the signs of such words mean nothing else. */
const WITHOUT_WORDS = ['dhcpd', 'exports', 'fstab'];

/** Only a text that is no valid configuration as it stands is taken for one: markers may stand in comments and strings. */
export function templateMarker(document: Document): Span | undefined {
  if (!document.problems.some(({ severity }) => severity === 'error')) return undefined;
  const found = MARKER.exec(document.text);
  return found === null ? wordToFill(document) : spanOf(found);
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
