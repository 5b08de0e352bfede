/** Traces go in, the findings about their faults come out: one for each fault at one place, whichever machines meet it. */

import type { Severity } from '../../../grammars/text/index.js';
import { type BootTrace, causeOf, type Fault, type Firmware, type Stage } from '../../boot/index.js';
import { isOne, list, nodesNamed } from '../../rules/about/wording.js';
import type { Cause, FaultRule, Finding, RuleId, Told } from '../../rules/index.js';
import type { Node, Site } from '../../site/model.js';
import { partsOf } from '../../site/parts.js';
import { type Place, samePlace } from '../../site/place.js';
import { ruleOf } from '../verdict/tell.js';
import { weight } from './selection.js';

interface Group {
  readonly rule: FaultRule;
  readonly faults: Fault[];
  readonly traces: BootTrace[];
  /** The entries that have to be chosen for it; undefined where it is also met without. */
  choices: Set<string> | undefined;
}

/** A fault in a trace; `entry` has to be chosen for it. */
interface Met {
  readonly fault: Fault;
  readonly entry: string | undefined;
}

const nothing = (): readonly [] => [];

function faultsOf({ stages, entries }: BootTrace): readonly Met[] {
  // Most machines of most sites boot, and all of them are gone through after each edit.
  if (entries.length === 0 && stages.every(({ faults }) => faults.length === 0)) return nothing();
  const met = withoutEchoes(stages).map((fault) => ({ fault, entry: undefined }));
  const chosen = entries.flatMap(({ entry: { name }, stages: later }) =>
    withoutEchoes(later).map((fault) => ({ fault, entry: name })),
  );
  return [...met, ...chosen];
}

/** The line of a server's settings at which a root is not mounted does the same to each mount of an fstab: that is told with it. */
function withoutEchoes(stages: readonly Stage[]): Fault[] {
  const stop = causeOf(stages);
  if (stop?.effect !== 'stops') return stages.flatMap(({ faults }) => faults);
  return stages.flatMap(({ stage, faults, reached }) =>
    reached || stage !== 'mounts'
      ? faults
      : faults.filter(({ others }) => !others.some((other) => samePlace(other, stop.at))),
  );
}

/** Equal faults of many machines, in the order of their first machine. */
function* grouped(traces: readonly BootTrace[]): Generator<void, Group[]> {
  const groups = new Map<string, Group>();
  for (const part of partsOf(traces)) {
    yield;
    for (const trace of part) take(groups, trace);
  }
  return [...groups.values()];
}

function take(groups: Map<string, Group>, trace: BootTrace): void {
  for (const { fault, entry } of faultsOf(trace)) {
    const rule = ruleOf(fault.id);
    const key = `${keyOf(fault.id, fault.at)} ${rule.differsBy?.(fault) ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) {
      const choices = entry === undefined ? undefined : new Set([entry]);
      groups.set(key, { rule, faults: [fault], traces: [trace], choices });
      continue;
    }
    if (entry === undefined) group.choices = undefined;
    else group.choices?.add(entry);
    if (group.traces.at(-1) === trace) continue;
    group.faults.push(fault);
    group.traces.push(trace);
  }
}

/** Machines that come up under one of the firmwares they may have. */
function comeUp(traces: readonly BootTrace[]): ReadonlySet<Node> {
  return new Set(
    traces.flatMap(({ node, verdict }) => (verdict === 'boots' || verdict === 'degraded' ? [node] : [])),
  );
}

/** Tells of a name whether its machines boot with each of their firmwares. */
function bootsAlways(traces: readonly BootTrace[]): (name: string) => boolean {
  let others: ReadonlySet<string> | undefined;
  let known: ReadonlySet<string> | undefined;
  return (name) => {
    known ??= new Set(traces.map(({ node }) => node.name));
    others ??= new Set(traces.flatMap(({ node, verdict }) => (verdict === 'boots' ? [] : [node.name])));
    return known.has(name) && !others.has(name);
  };
}

/** PCs of today: a file that is missing for them is missed soon. */
const COMMON: Firmware = 'efi-x64';

/** `up`: where every machine comes up with another firmware, nobody is known to have the one that does not. */
function findingOf(site: Site, group: Group, up: ReadonlySet<Node>): Finding {
  const { rule, faults, traces, choices } = group;
  const [fault] = faults;
  if (fault === undefined) throw new Error('a group of faults has one at least');
  const names = namesIn(group);
  const told: Told = {
    site,
    names,
    who: nodesNamed(names),
    single: isOne(machinesIn(traces)),
    traces,
    faults,
  };
  const severity = severityOf(group, up);
  const message = rule.message(fault, told);
  return {
    rule: rule.id,
    severity,
    message: choices === undefined ? message : `When somebody chooses ${list([...choices])}: ${message}`,
    refusedBy: null,
    place: fault.at,
    related: rule.related?.(fault, told) ?? [],
    nodes: names,
    // Who keeps the finding of a rule without fixes does not keep the boots of all its machines.
    fixes: rule.fixes === undefined ? nothing : () => rule.fixes?.(fault, told) ?? [],
    cause: choices === undefined ? rule.cause?.(fault, told) : causeOfChoice(rule.cause?.(fault, told)),
  };
}

/** What a machine comes to when somebody chooses it is not what it comes to by itself; a file that is missing is missing for both. */
function causeOfChoice(cause: Cause | undefined): Cause | undefined {
  return cause?.ofOneMachine === true ? undefined : cause;
}

/** As loud as it is for the machine that it is worst for. */
function severityOf(group: Group, up: ReadonlySet<Node>): Severity {
  const { rule, faults, choices } = group;
  const each = faults.map((fault) => rule.severityOf?.(fault) ?? rule.severity);
  const own = each.reduce((worst, one) => (weight(one) > weight(worst) ? one : worst));
  // What happens only to who chooses it keeps no machine from booting.
  return own === 'error' && (choices !== undefined || mild(group, up)) ? 'warning' : own;
}

function mild({ rule, faults, traces }: Group, up: ReadonlySet<Node>): boolean {
  if (faults.every(({ assumed }) => assumed === true)) return true;
  if (rule.commonToo === true && traces.some(({ firmware }) => firmware === COMMON)) return false;
  return traces.every(({ node, verdict }) => verdict === 'fails' && up.has(node));
}

/** Who asked for findings. */
export interface Listener {
  /** Whether findings of the rule are asked for. What a rule says that is switched off is not said. */
  hears(rule: string): boolean;
  /** Whether faults are asked for. */
  wants(rule: RuleId): boolean;
  /** Is told of words that throw, each rule once. */
  failed(rule: RuleId, error: unknown): void;
}

/** The findings with those about faults, and with the names of the machines where a finding says already what the fault would say. */
export function* withFaults(
  findings: readonly Finding[],
  site: Site,
  traces: readonly BootTrace[],
  { hears, wants, failed }: Listener,
): Generator<void, Finding[]> {
  const said = new Map(
    findings.flatMap(({ rule, place }, i) => (hears(rule) ? [[keyOf(rule, place), i] as const] : [])),
  );
  const all = [...findings];
  const broken = new Set<RuleId>();
  const up = comeUp(traces);
  const boots = bootsAlways(traces);
  for (const group of yield* grouped(traces)) {
    const { id } = group.rule;
    if (broken.has(id)) continue;
    try {
      const [fault] = group.faults;
      const index =
        fault === undefined
          ? -1
          : (sayersOf(group.rule, fault)
              .map((sayer) => said.get(keyOf(sayer, fault.at)))
              .find((one) => one !== undefined) ?? -1);
      const before = all[index];
      if (before !== undefined) {
        // What happens only to who chooses it keeps no machine from booting, so an error is not about that machine.
        if (before.severity === 'error' && group.choices !== undefined) continue;
        const nodes = [...new Set([...before.nodes, ...namesIn(group)])];
        // What a check takes for a slip is an error where it keeps a machine from booting, and nobody that it is about boots as ever.
        const isError =
          before.severity === 'error' || (severityOf(group, up) === 'error' && !before.nodes.some(boots));
        const severity = isError ? 'error' : before.severity;
        all[index] = { ...before, severity, nodes };
      } else if (wants(id)) all.push(findingOf(site, group, up));
    } catch (error) {
      broken.add(id);
      failed(id, error);
    }
  }
  return all;
}

/** The rules that may have said it already. */
export function sayersOf<F extends Fault>(rule: FaultRule<F>, fault: F): readonly string[] {
  const sayers = rule.saidBy?.(fault) ?? [];
  return typeof sayers === 'string' ? [sayers] : sayers;
}

function keyOf(rule: string, { file, span }: Place): string {
  return `${rule} ${file}:${span.start}-${span.end}`;
}

function namesIn({ traces }: Group): string[] {
  return [...new Set(traces.map(({ node }) => node.name))];
}

/** Each once, however many firmwares it has traces for. */
function machinesIn(traces: readonly BootTrace[]): Node[] {
  return [...new Set(traces.map(({ node }) => node))];
}
