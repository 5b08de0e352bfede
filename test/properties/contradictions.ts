/** A site goes in; every sentence in which findings and boots contradict each other comes out. None is allowed. */
import { type BootTrace, causeOf, type Fault, traceSite } from '../../server/boot/index.js';
import type { Finding, Rule } from '../../server/rules/index.js';
import { sayersOf } from '../../server/service/lint/faults.js';
import { lint } from '../../server/service/lint/lint.js';
import { ruleOf, story } from '../../server/service/verdict/tell.js';
import type { Site } from '../../server/site/model.js';

/** The rules whose finding may say what a fault is. */
function sayers(fault: Fault): readonly string[] {
  return [fault.id, ...sayersOf(ruleOf(fault.id), fault)];
}

/** `rules`: other than the project's own. */
export function contradictionsOf(site: Site, rules?: readonly Rule[]): string[] {
  const traces = traceSite(site);
  const { findings } = lint(site, { trace: () => traces, ...(rules === undefined ? {} : { rules }) });
  const byName = new Map<string, BootTrace[]>();
  for (const trace of traces) {
    const { name } = trace.node;
    byName.set(name, [...(byName.get(name) ?? []), trace]);
  }
  const found: string[] = [];
  for (const { rule, severity, nodes } of findings) {
    if (rule === 'internal/rule-crashed') found.push('a rule crashed');
    if (severity !== 'error') continue;
    for (const name of nodes) {
      const boots = byName.get(name) ?? [];
      if (boots.length > 0 && boots.every(({ verdict }) => verdict === 'boots'))
        found.push(`an error of ${rule} about ${name}, which boots`);
    }
  }
  const told = new Map<string, Set<string>>();
  const rulesOf = ({ rule, also = [] }: Finding) => [rule, ...also];
  for (const finding of findings)
    for (const name of finding.nodes)
      told.set(name, new Set([...(told.get(name) ?? []), ...rulesOf(finding)]));
  for (const { node, firmware, verdict, stages } of traces) {
    if (verdict !== 'fails' && verdict !== 'degraded') continue;
    const cause = causeOf(stages);
    const rules = told.get(node.name);
    const says = cause !== undefined && sayers(cause).some((rule) => rules?.has(rule));
    if (!says)
      found.push(
        `${node.name} (${firmware}) ${verdict} and no finding names it and the cause: ${
          cause === undefined ? 'none' : `${cause.id}: ${story(cause)}`
        }`,
      );
  }
  return [...found, ...withoutError(traces, findings, byName)];
}

/** Machines that come up with none of their firmwares, for a reason that rests on no assumption, and of which no error says why. */
function withoutError(
  traces: readonly BootTrace[],
  findings: readonly Finding[],
  byName: ReadonlyMap<string, readonly BootTrace[]>,
): string[] {
  const errors = new Map<string, Set<string>>();
  for (const { rule, also = [], severity, nodes } of findings)
    if (severity === 'error')
      for (const name of nodes) errors.set(name, new Set([...(errors.get(name) ?? []), rule, ...also]));
  return traces.flatMap(({ node: { name }, firmware, stages }) => {
    if (byName.get(name)?.some(({ verdict }) => verdict !== 'fails') === true) return [];
    const cause = causeOf(stages);
    if (cause === undefined || cause.assumed === true) return [];
    const said = sayers(cause).some((rule) => errors.get(name)?.has(rule));
    return said ? [] : [`${name} (${firmware}) fails for ${cause.id}, which is no error`];
  });
}
