/** Cards of rules whose findings the parsers make themselves, while they read one file. */
import type { CheckRule } from './rule.js';

/** Completes a card that only documents: its findings are the document problems that carry its id. */
export function documentRule(card: Omit<CheckRule, 'check'>): CheckRule {
  return { ...card, check: () => {} };
}
