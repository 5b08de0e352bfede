/** The rules of internal/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { internalRuleCrashed } from '../internal/rule-crashed.js';

export const internalChecks = {
  'internal/rule-crashed': internalRuleCrashed,
};
