/** The rules of text/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { textMergeConflict } from '../text/merge-conflict.js';
import { textNoBreakSpace } from '../text/no-break-space.js';
import { textTemplate } from '../text/template.js';

export const textChecks = {
  'text/merge-conflict': textMergeConflict,
  'text/no-break-space': textNoBreakSpace,
  'text/template': textTemplate,
};
