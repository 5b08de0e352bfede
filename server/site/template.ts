/** A document goes in; where it is a template that some program fills in first, the place of its first marker comes out. */
import type { Document, Span } from '../../grammars/text/index.js';

/** Jinja, ERB and Cheetah (Cobbler): `{{ … }}`, `{% … %}`, `<% … %>` on one line, and lines `#end if`. */
const MARKER = /\{\{[^{}\n]{1,200}\}\}|\{%[^{}\n]{1,200}%\}|<%[^<>\n]{1,200}%>|^[ \t]*#end (?:if|for)\b/m;

/** Only a text that is no valid configuration as it stands is taken for one: markers may stand in comments and strings. */
export function templateMarker(document: Document): Span | undefined {
  if (!document.problems.some(({ severity }) => severity === 'error')) return undefined;
  const found = MARKER.exec(document.text);
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length };
}
