/** The rules of http/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { httpAliasSlash } from '../http/alias-slash.js';
import { httpBootFileMissing } from '../http/boot-file-missing.js';
import { httpFolderMissing } from '../http/folder-missing.js';
import { httpHttpsNotSpoken } from '../http/https-not-spoken.js';
import { httpLoopbackOnly } from '../http/loopback-only.js';
import { httpPortNotServed } from '../http/port-not-served.js';
import { httpUrlMisspelt } from '../http/url-misspelt.js';

export const httpChecks = {
  'http/alias-slash': httpAliasSlash,
  'http/folder-missing': httpFolderMissing,
  'http/https-not-spoken': httpHttpsNotSpoken,
  'http/loopback-only': httpLoopbackOnly,
  'http/port-not-served': httpPortNotServed,
  'http/url-misspelt': httpUrlMisspelt,
};

export const httpFaults = {
  'http/boot-file-missing': httpBootFileMissing,
};
