/** A rule and what it reports go in, a finding comes out. */
import type { Finding, Report, Rule } from '../../rules/index.js';

/** Of a finding that nothing mends by itself. */
export const none = (): readonly [] => [];

export function findingOf(rule: Pick<Rule, 'id' | 'severity'>, report: Report): Finding {
  return {
    rule: rule.id,
    severity: report.severity ?? rule.severity,
    message: report.message,
    refusedBy: report.refusedBy ?? null,
    place: report.at,
    related: report.related ?? [],
    nodes: report.nodes ?? [],
    fixes: report.fixes ?? none,
    cause: report.cause,
  };
}
