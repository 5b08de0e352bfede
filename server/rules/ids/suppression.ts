/** The ids of the rules of suppression/. Made from the folder by build/rules-index.mjs (`npm run index`). */
export type SuppressionId = 'suppression/unknown-rule' | 'suppression/unused';
