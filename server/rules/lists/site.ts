/** The rules of site/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { siteUnreadableFile } from '../site/unreadable-file.js';

export const siteChecks = {
  'site/unreadable-file': siteUnreadableFile,
};
