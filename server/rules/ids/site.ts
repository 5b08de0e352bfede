/** The ids of the rules of site/. Made from the folder by build/rules-index.mjs (`npm run index`). */
export type SiteId = 'site/unreadable-file';
