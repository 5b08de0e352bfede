/** Rule cards as data and as Markdown: an id goes in, the card comes out. */
import { rulePage, ruleTable } from '../../rules/docs.js';
import { type Rule, rules } from '../../rules/index.js';

export { rulePage, ruleTable };

export interface RuleCard {
  readonly id: Rule['id'];
  readonly severity: Rule['severity'];
  readonly since: string;
  readonly docs: Rule['docs'];
}

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}

/** The card without its check, for machines. */
export function ruleCard({ id, severity, since, docs }: Rule): RuleCard {
  return { id, severity, since, docs };
}

export function ruleCards(): readonly RuleCard[] {
  return rules.map(ruleCard);
}
