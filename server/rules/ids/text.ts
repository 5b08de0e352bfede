/** The ids of the rules of text/. Made from the folder by build/rules-index.mjs (`npm run index`). */
export type TextId = 'text/merge-conflict' | 'text/no-break-space' | 'text/template';
