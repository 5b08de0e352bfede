/** The rules of settings/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { settingsSyntax } from './settings/syntax.js';

export const settingsChecks = {
  'settings/syntax': settingsSyntax,
};
