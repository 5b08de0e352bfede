/** The id of a rule that only a test has goes in, and comes out as an id. */
import type { RuleId } from '../../server/rules/index.js';

export function madeUpRule(id: `${string}/${string}`): RuleId {
  return id as RuleId;
}
