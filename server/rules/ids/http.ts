/** The ids of the rules of http/. Made from the folder by build/rules-index.mjs (`npm run index`). */
export type HttpId =
  | 'http/alias-slash'
  | 'http/boot-file-missing'
  | 'http/folder-missing'
  | 'http/https-not-spoken'
  | 'http/loopback-only'
  | 'http/port-not-served'
  | 'http/url-misspelt';
