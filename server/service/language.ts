/** A document goes in, the language that made it comes out. */
import { languages } from '../../grammars/index.js';
import type { Document, Language, LanguageId } from '../../grammars/text/index.js';

const byId = new Map<LanguageId, Language>(languages.map((language) => [language.id, language]));

export function languageById(id: LanguageId): Language {
  const language = byId.get(id);
  if (language === undefined) throw new Error(`no language ${id}`);
  return language;
}

export function languageFor(document: Document): Language {
  return languageById(document.language);
}

export const languageIds: readonly LanguageId[] = languages.map(({ id }) => id);
