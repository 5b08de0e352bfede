/** A document goes in, its canonical text and the edit that leads there come out. */

import { type Document, difference, type TextEdit } from '../../grammars/text/index.js';
import { languageFor } from './language.js';

export interface FormatResult {
  readonly text: string;
  /** Undefined when the text is canonical already. */
  readonly edit: TextEdit | undefined;
}

export function format(document: Document): FormatResult {
  const text = languageFor(document).format(document);
  return { text, edit: difference(document.text, text) };
}
