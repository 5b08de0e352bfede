/** The ids of the rules of settings/. Made from the folder by build/rules-index.mjs (`npm run index`). */
export type SettingsId =
  | 'settings/file-not-read'
  | 'settings/name-misspelt'
  | 'settings/syntax'
  | 'settings/value-unknown';
