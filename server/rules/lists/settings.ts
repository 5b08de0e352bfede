/** The rules of settings/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { settingsNameMisspelt } from '../settings/name-misspelt.js';
import { settingsSyntax } from '../settings/syntax.js';

export const settingsChecks = {
  'settings/name-misspelt': settingsNameMisspelt,
  'settings/syntax': settingsSyntax,
};
