/** Traces go in, the findings about their faults come out: one for each fault at one place, whichever machines meet it. */
import type { BootTrace, Fault, ToldFault } from '../boot/index.js';
import { nodesNamed, single } from '../rules/about/wording.js';
import type { FaultRule, Finding, Told } from '../rules/index.js';
import type { Site } from '../site/model.js';
import { ruleOf } from './tell.js';

interface Group {
  readonly rule: FaultRule;
  readonly faults: ToldFault[];
  readonly traces: BootTrace[];
}

function isTold(fault: Fault): fault is ToldFault {
  return fault.id !== 'boot/untold';
}

/** Equal faults of many machines, in the order of their first machine. */
function grouped(traces: readonly BootTrace[]): Group[] {
  const groups = new Map<string, Group>();
  for (const trace of traces) {
    for (const fault of trace.stages.flatMap(({ faults }) => faults)) {
      if (!isTold(fault)) continue;
      const rule = ruleOf(fault.id);
      const { file, span } = fault.at;
      const key = `${fault.id} ${file}:${span.start}-${span.end} ${rule.differsBy?.(fault) ?? ''}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { rule, faults: [fault], traces: [trace] });
      else if (group.traces.at(-1) !== trace) {
        group.faults.push(fault);
        group.traces.push(trace);
      }
    }
  }
  return [...groups.values()];
}

function findingOf(site: Site, { rule, faults, traces }: Group): Finding {
  const [fault] = faults;
  if (fault === undefined) throw new Error('a group of faults has one at least');
  const names = [...new Set(traces.map(({ node }) => node.name))];
  const told: Told = { site, names, who: nodesNamed(names), single: single(names), traces, faults };
  const severity = rule.severityOf?.(fault) ?? rule.severity;
  return {
    rule: rule.id,
    severity: severity === 'error' && faults.every(({ assumed }) => assumed === true) ? 'warning' : severity,
    message: rule.message(fault, told),
    refusedBy: null,
    place: fault.at,
    related: rule.related?.(fault, told) ?? [],
    nodes: names,
    fixes: () => rule.fixes?.(fault, told) ?? [],
  };
}

/** `failed` is told of words that throw, each rule once. */
export function faultFindings(
  site: Site,
  traces: readonly BootTrace[],
  wanted: (rule: string) => boolean,
  failed: (rule: string, error: unknown) => void,
): Finding[] {
  const broken = new Set<string>();
  return grouped(traces).flatMap((group) => {
    const { id } = group.rule;
    if (!wanted(id) || broken.has(id)) return [];
    try {
      return [findingOf(site, group)];
    } catch (error) {
      broken.add(id);
      failed(id, error);
      return [];
    }
  });
}
