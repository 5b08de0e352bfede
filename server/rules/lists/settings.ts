/** The rules of settings/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { settingsFileNotRead } from '../settings/file-not-read.js';
import { settingsNameMisspelt } from '../settings/name-misspelt.js';
import { settingsSyntax } from '../settings/syntax.js';
import { settingsValueUnknown } from '../settings/value-unknown.js';

export const settingsChecks = {
  'settings/file-not-read': settingsFileNotRead,
  'settings/name-misspelt': settingsNameMisspelt,
  'settings/syntax': settingsSyntax,
  'settings/value-unknown': settingsValueUnknown,
};
