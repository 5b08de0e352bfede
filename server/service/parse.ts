/** A document goes in, the JSON of `parse --format json` comes out: the typed document and its problems, offsets absolute. */

import { type LanguageId, languageOf } from '../../grammars/index.js';
import type { Document, Problem } from '../../grammars/text/index.js';
import { languageFor } from './language.js';

export interface ParseResult {
  readonly version: 1;
  readonly language: string;
  readonly document: unknown;
  readonly problems: readonly Problem[];
}

/** Parses a text; never throws. */
export function parse(text: string, language: LanguageId, fileName?: string): ParseResult {
  return describeDocument(languageOf(language).parse(text, fileName));
}

export function describeDocument(document: Document): ParseResult {
  return {
    version: 1,
    language: document.language,
    document: languageFor(document).toJson(document),
    problems: document.problems,
  };
}
