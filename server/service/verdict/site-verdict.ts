/** The verdicts of a site's machines go in; what the site comes to comes out: how many boot, and the causes why others do not, equal ones once. */

import { type BootTrace, eachBoot, type Firmware, type Verdict } from '../../boot/index.js';
import { addTo } from '../../site/groups.js';
import { isNamed, type Site } from '../../site/model.js';
import { finished, partsOf } from '../../site/parts.js';
import { type Place, placeKey } from '../../site/place.js';
import { best, type Cause, type NodeVerdict, verdictOf } from './verdict.js';

export interface SiteVerdicts {
  /** One for each node and firmware that is told apart, in the order of the site. */
  readonly nodes: readonly NodeVerdict[];
  /** Kinds of machines that the site serves without naming them: those of dynamic ranges, and readers of PXELINUX files. */
  readonly unnamed: readonly NodeVerdict[];
}

/** A machine of a group, with those of its firmwares that the group is about. */
export interface Member {
  readonly name: string;
  /** Declared in some file, not a kind of machines. */
  readonly named: boolean;
  /** Empty where the site tells no firmwares of this machine apart. */
  readonly firmwares: readonly Firmware[];
}

export interface Hit {
  readonly at: Place;
  readonly machines: number;
}

/** Machines that come to the same for the same cause. */
export interface Group {
  readonly verdict: Verdict;
  /** The cause and the step of the first member; null where they boot. */
  readonly cause: Cause | null;
  readonly step: NodeVerdict['step'];
  /** The lines that are at fault, each once, with how many machines it hits; first those that hit most. */
  readonly places: readonly Hit[];
  readonly members: readonly Member[];
  /** All firmwares of its members, in the order met. */
  readonly firmwares: readonly Firmware[];
  /** False where the members come to something better under another firmware. */
  readonly decides: boolean;
}

export type Counts = Readonly<Record<Verdict, number>>;

export interface SiteVerdict {
  /** Machines that are declared; each counts once, as its best firmware lets it. */
  readonly named: Counts;
  /** Kinds of machines that no file names. */
  readonly unnamed: Counts;
  /** The worst first, then those of the most machines. */
  readonly groups: readonly Group[];
}

/** `boots`: those of all machines, where somebody has them already. */
export function siteVerdicts(site: Site, boots: Iterable<BootTrace> = eachBoot(site)): SiteVerdicts {
  const nodes: NodeVerdict[] = [];
  const unnamed: NodeVerdict[] = [];
  for (const trace of boots) (isNamed(trace.node) ? nodes : unnamed).push(verdictOf(trace));
  return { nodes, unnamed };
}

/** What the site comes to, in steps. */
export function* verdictSteps(site: Site, boots: readonly BootTrace[]): Generator<void, SiteVerdict> {
  for (const part of partsOf(boots)) {
    yield;
    // They are remembered.
    for (const trace of part) verdictOf(trace);
  }
  return yield* summarySteps(siteVerdicts(site, boots));
}

interface Growing extends Omit<Group, 'members' | 'places' | 'firmwares'> {
  readonly members: { readonly name: string; readonly named: boolean; readonly firmwares: Firmware[] }[];
  readonly places: Map<string, { readonly at: Place; machines: number }>;
  readonly firmwares: Set<Firmware>;
}

const WORST: readonly Verdict[] = ['fails', 'degraded', 'unknown', 'boots'];

/** One list of verdicts for each machine. */
function* byMachine(verdicts: readonly NodeVerdict[]): Generator<void, NodeVerdict[][]> {
  const machines = new Map<string, NodeVerdict[]>();
  for (const part of partsOf(verdicts)) {
    yield;
    for (const one of part) addTo(machines, `${one.node.name}\n${one.node.mac ?? ''}`, one);
  }
  return [...machines.values()];
}

/** A machine counts once: under the best of its firmwares, since nothing tells which of them it has. */
export function summarise(verdicts: SiteVerdicts): SiteVerdict {
  return finished(summarySteps(verdicts));
}

function* summarySteps({ nodes, unnamed }: SiteVerdicts): Generator<void, SiteVerdict> {
  const groups = new Map<string, Growing>();
  const counts = {
    named: yield* counted(nodes, true, groups),
    unnamed: yield* counted(unnamed, false, groups),
  };
  const grown = [...groups.values()].map(({ places, firmwares, ...group }) => ({
    ...group,
    places: [...places.values()].sort((a, b) => b.machines - a.machines),
    firmwares: [...firmwares],
  }));
  return { ...counts, groups: sorted(grown) };
}

/** Puts machines into groups. */
function* counted(
  verdicts: readonly NodeVerdict[],
  named: boolean,
  groups: Map<string, Growing>,
): Generator<void, Counts> {
  const counts = { boots: 0, degraded: 0, fails: 0, unknown: 0 };
  for (const part of partsOf(yield* byMachine(verdicts))) {
    yield;
    for (const machine of part) {
      const own = best(machine)?.verdict ?? 'unknown';
      counts[own]++;
      for (const one of machine)
        join(groups, one, { named, decides: one.verdict === own, apart: machine.length > 1 });
    }
  }
  return counts;
}

function sorted(groups: readonly Group[]): Group[] {
  return [...groups].sort(
    (a, b) =>
      WORST.indexOf(a.verdict) - WORST.indexOf(b.verdict) ||
      Number(b.decides) - Number(a.decides) ||
      b.members.length - a.members.length,
  );
}

function join(
  groups: Map<string, Growing>,
  { node, verdict, cause, step }: NodeVerdict,
  { named, decides, apart }: { readonly named: boolean; readonly decides: boolean; readonly apart: boolean },
): void {
  const key = `${verdict}\n${decides}\n${cause?.kind ?? ''}`;
  let group = groups.get(key);
  if (group === undefined) {
    group = { verdict, decides, cause, step, members: [], places: new Map(), firmwares: new Set() };
    groups.set(key, group);
  }
  group.firmwares.add(node.firmware);
  // The verdicts of one machine come one after the other.
  const last = group.members.at(-1);
  if (apart && last?.name === node.name) {
    last.firmwares.push(node.firmware);
    return;
  }
  group.members.push({ name: node.name, named, firmwares: apart ? [node.firmware] : [] });
  if (cause?.at === undefined) return;
  const line = placeKey(cause.at);
  const hit = group.places.get(line);
  if (hit === undefined) group.places.set(line, { at: cause.at, machines: 1 });
  else hit.machines++;
}

/** Of several sites together. */
export function together(verdicts: readonly SiteVerdict[]): SiteVerdict {
  const sum = (which: 'named' | 'unnamed'): Counts => {
    const counts = { boots: 0, degraded: 0, fails: 0, unknown: 0 };
    for (const one of verdicts) {
      for (const verdict of WORST) counts[verdict] += one[which][verdict];
    }
    return counts;
  };
  return {
    named: sum('named'),
    unnamed: sum('unnamed'),
    groups: sorted(verdicts.flatMap(({ groups }) => groups)),
  };
}

/** How many machines what is wrong at a place keeps from booting, or from booting fully. */
export function hits({ groups }: SiteVerdict): (at: Place) => number {
  const machines = new Map<string, number>();
  for (const { verdict, places } of groups) {
    if (verdict !== 'fails' && verdict !== 'degraded') continue;
    for (const hit of places) {
      const key = placeKey(hit.at);
      machines.set(key, (machines.get(key) ?? 0) + hit.machines);
    }
  }
  return (at) => machines.get(placeKey(at)) ?? 0;
}
