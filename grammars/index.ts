/** What the other rooms ask of the languages: an id goes in, the language comes out; a path and a text go in, the id comes out. */
import { type LanguageId, languageIds } from './languages.js';
import { parsers } from './parsers.js';
import type { Language } from './text/index.js';

export { confirms, detect, refutes } from './detect.js';
export { isLanguageId, type LanguageId, languageIds, namingOf } from './languages.js';

/** Which document type each language makes. */
export type DocumentTypes = { readonly [Id in LanguageId]: ReturnType<(typeof parsers)[Id]['parse']> };

const byId: { readonly [Id in LanguageId]: Language<DocumentTypes[Id]> } = parsers;

export const languages: readonly Language<DocumentTypes[LanguageId]>[] = languageIds.map((id) => byId[id]);

export function languageOf<Id extends LanguageId>(id: Id): Language<DocumentTypes[Id]> {
  return byId[id];
}
