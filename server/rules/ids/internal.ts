/** The ids of the rules of internal/. Made from the folder by build/rules-index.mjs (`npm run index`). */
export type InternalId = 'internal/rule-crashed';
