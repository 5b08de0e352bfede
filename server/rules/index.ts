/** The literal list of all rules, sorted by id. A rule that is not in it does not run and has no documentation page. */
import {
  internalRuleCrashed,
  siteUnreadableFile,
  suppressionUnknownRule,
  suppressionUnused,
} from './linter.js';
import type { Rule } from './rule.js';

export * from './rule.js';
export { internalRuleCrashed, siteUnreadableFile, suppressionUnknownRule, suppressionUnused };

export const rules: readonly Rule[] = [
  internalRuleCrashed,
  siteUnreadableFile,
  suppressionUnknownRule,
  suppressionUnused,
];
