/** A document goes in, its canonical text and the edit that leads there come out. Line ends stay what they are. */

import { type Document, difference, type TextEdit } from '../../grammars/text/index.js';
import { templateMarker } from '../site/template.js';
import { languageFor } from './language.js';

export interface FormatResult {
  readonly text: string;
  /** Undefined when the text is canonical already. */
  readonly edit: TextEdit | undefined;
  /** Why the text, or a part of it, was left as it is: a clause; undefined when it was not. */
  readonly left: string | undefined;
}

/** How the lines of a text end. Which way is right depends on the program that reads it, and is for a rule to say. */
function lineEndsOf(text: string): '\n' | '\r\n' | 'both' {
  const all = text.split('\n').length - 1;
  const crlf = text.split('\r\n').length - 1;
  if (crlf === 0) return '\n';
  return crlf === all ? '\r\n' : 'both';
}

/** What is printed of a template need not be one any more. */
export function isTemplate(document: Document): boolean {
  return templateMarker(document) !== undefined;
}

export function format(document: Document): FormatResult {
  const { text, problems } = document;
  const unchanged = (left: string): FormatResult => ({ text, edit: undefined, left });
  if (text.includes('\0')) return unchanged('it has NUL bytes');
  if (isTemplate(document)) return unchanged('it is a template');
  const lineEnd = lineEndsOf(text);
  if (lineEnd === 'both') return unchanged('some of its lines end in CRLF and some in LF');
  const printed = languageFor(document).format(document);
  const canonical = lineEnd === '\n' ? printed : printed.replaceAll(/\r?\n/g, '\r\n');
  // What is only warned about, such as a line that the program passes over, is formatted as any other.
  const broken = problems.some(({ rule, severity }) => severity === 'error' && rule.endsWith('/syntax'));
  const left = broken ? 'it has syntax errors' : undefined;
  return { text: canonical, edit: difference(text, canonical), left };
}
