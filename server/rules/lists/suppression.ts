/** The rules of suppression/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { suppressionUnknownRule } from '../suppression/unknown-rule.js';
import { suppressionUnused } from '../suppression/unused.js';

export const suppressionChecks = {
  'suppression/unknown-rule': suppressionUnknownRule,
  'suppression/unused': suppressionUnused,
};
