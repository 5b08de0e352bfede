/** Rule cards as data and as Markdown: an id goes in, the card comes out. */
import { rulePage, ruleTable } from '../rules/docs.js';
import { type Rule, rules } from '../rules/index.js';

export { rulePage, ruleTable };

export interface RuleCard {
  readonly id: string;
  readonly severity: Rule['severity'];
  readonly since: string;
  readonly docs: Rule['docs'];
}

export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}

/** The card without its check, for machines. */
export function ruleCard({ id, severity, since, docs }: Rule): RuleCard {
  return { id, severity, since, docs };
}

export function ruleCards(): readonly RuleCard[] {
  return rules.map(ruleCard);
}
