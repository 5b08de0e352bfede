/** A document goes in, the language that made it comes out. */
import { isLanguageId, languageOf } from '../../grammars/index.js';
import type { Document, Language } from '../../grammars/text/index.js';

export function languageFor({ language }: Document): Language {
  if (!isLanguageId(language)) throw new Error(`no language ${language}`);
  return languageOf(language);
}
