/** Two linked sites go in; which machines boot differently under which firmware, and in what, comes out. */
import {
  type BootTrace,
  type Fault,
  type Firmware,
  firmwareClient,
  traceBoot,
  traceSite,
  type Verdict,
} from '../../boot/index.js';
import { isNamed, type Site } from '../../site/model.js';
import { explain } from '../explain/explain.js';
import { ownWords } from '../verdict/own-words.js';
import { inRam, story } from '../verdict/tell.js';
import { type NodeVerdict, verdictOf } from '../verdict/verdict.js';
import { type ChosenDifference, diffChosen } from './chosen.js';

/** What of a boot is compared, in the order in which it happens. */
export const COMPARED = [
  'address',
  'next-server',
  'boot file',
  'boot file for iPXE',
  'configuration file',
  'label',
  'kernel',
  'initrd',
  'command line',
  'root',
  'root options',
  'export',
  'export options',
  'mounts',
  'faults',
] as const;

export interface Change {
  readonly what: (typeof COMPARED)[number];
  readonly old: string | null;
  readonly new: string | null;
}

export interface ChangedNode {
  readonly name: string;
  readonly firmware: Firmware;
  /** The machine has boots under other firmwares, too. */
  readonly apart: boolean;
  readonly old: NodeVerdict;
  readonly new: NodeVerdict;
  /** It did not fail before, and now does. */
  readonly broken: boolean;
  readonly changes: readonly Change[];
  /** What is the node's own in the values above: equal changes of other nodes differ in these words only. */
  readonly own: { readonly old: readonly string[]; readonly new: readonly string[] };
}

export interface SiteDifference {
  readonly added: readonly NodeVerdict[];
  readonly removed: readonly NodeVerdict[];
  readonly changed: readonly ChangedNode[];
  /** Machines of both sites that boot as before under each firmware. */
  readonly same: number;
  /** Where somebody chooses another entry than the one that starts by itself. */
  readonly chosen: ChosenDifference;
}

type Told = Record<Exclude<Change['what'], 'faults'>, string | null>;

function describe(trace: BootTrace): Told {
  const { dhcp, chained, loader, kernel, root } = explain(trace);
  const decision = trace.root?.decision;
  const granted = root !== null && decision?.kind === 'granted' ? decision : undefined;
  const words = granted?.client.options.map(({ name, value }) =>
    value === undefined ? name : `${name}=${value}`,
  );
  const path = root?.path ?? null;
  const mounts = trace.stages.some(({ stage, reached }) => reached && stage === 'mounts')
    ? trace.mounts
    : undefined;
  return {
    address: dhcp.yiaddr,
    'next-server': dhcp.siaddr,
    'boot file': dhcp.file,
    'boot file for iPXE': chained?.file ?? null,
    'configuration file': loader?.used ?? null,
    label: loader?.entry ?? null,
    kernel: kernel?.image ?? null,
    initrd: kernel === null ? null : kernel.initrds.join(', ') || null,
    'command line': kernel?.commandLine ?? null,
    root: path === null ? inRam(trace) : `${root?.server == null ? '' : `${root.server}:`}${path}`,
    'root options': root === null ? null : root.options || null,
    export: root?.export ?? null,
    'export options': words === undefined ? null : [...new Set(words)].join(','),
    mounts: mounts?.map(({ mount }) => `${mount.source.value} on ${mount.target.value}`).join(', ') || null,
  };
}

/** A fault without the places of its lines, which move when other lines come or go. */
function without(fault: Fault): string {
  return JSON.stringify(fault, (key, value: unknown) =>
    key === 'at' || key === 'others' || isPlace(value) ? undefined : value,
  );
}

function isPlace(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'file' in value && 'span' in value;
}

/** The faults that the boot meets; what is wrong behind the one that stops it does not change what the machine does. */
function faultsOf({ stages }: BootTrace): Map<string, Fault> {
  const met = stages.filter(({ reached }) => reached).flatMap(({ faults }) => faults);
  return new Map(met.map((fault) => [without(fault), fault]));
}

/** Values are compared, the sentences are for people: the stories of the faults that are gone, and of those that came. */
function compareFaults(old: BootTrace, now: BootTrace): Change[] {
  const [before, after] = [faultsOf(old), faultsOf(now)];
  const told = (these: Map<string, Fault>, others: Map<string, Fault>): string | null =>
    [...these].flatMap(([key, fault]) => (others.has(key) ? [] : [story(fault)])).join('; ') || null;
  const [gone, come] = [told(before, after), told(after, before)];
  // Those that people are told in the same words are the same to them.
  return gone === come ? [] : [{ what: 'faults', old: gone, new: come }];
}

/** Boots of both sites of one machine under one firmware; one is missing where the machine is of one site only. */
interface Pair {
  readonly old: BootTrace | undefined;
  readonly new: BootTrace | undefined;
  readonly apart: boolean;
}

type Machines = Map<string, Map<Firmware, BootTrace>>;

/** Known nodes, and the machines of dynamic ranges; not the readers of files, who come and go with the nodes. */
function machines(traces: readonly BootTrace[]): Machines {
  const found: Machines = new Map();
  for (const trace of traces) {
    if (trace.node.kind === 'readers') continue;
    const known = found.get(trace.node.name) ?? new Map<Firmware, BootTrace>();
    found.set(trace.node.name, known.set(trace.firmware, trace));
  }
  return found;
}

/** A firmware that only one of the sites tells apart boots in the other as all machines do there. */
function asked(
  site: Site,
  boots: Map<Firmware, BootTrace> | undefined,
  firmware: Firmware,
): BootTrace | undefined {
  const told = boots?.get(firmware);
  if (told !== undefined || boots === undefined) return told;
  const node = boots.values().next().value?.node;
  if (node === undefined || !isNamed(node)) return undefined;
  return traceBoot(site, node, firmware, firmwareClient(firmware, node.mac));
}

/** A site, and the boots of its machines. */
interface Traced {
  readonly site: Site;
  readonly traces: readonly BootTrace[];
}

function* pairs(
  { site: oldSite, traces: oldTraces }: Traced,
  { site: newSite, traces: newTraces }: Traced,
): Generator<Pair> {
  const [before, after] = [machines(oldTraces), machines(newTraces)];
  for (const name of new Set([...after.keys(), ...before.keys()])) {
    const [old, now] = [before.get(name), after.get(name)];
    const firmwares = new Set([...(now?.keys() ?? []), ...(old?.keys() ?? [])]);
    for (const firmware of firmwares) {
      yield {
        old: asked(oldSite, old, firmware),
        new: asked(newSite, now, firmware),
        apart: firmwares.size > 1,
      };
    }
  }
}

function failsNow(old: Verdict, now: Verdict): boolean {
  return old !== 'fails' && now === 'fails';
}

/** Of two lists what the other one does not have; all of both when they differ in their order only. */
function onlyDifferent(old: string | null, now: string | null): Pick<Change, 'old' | 'new'> {
  const [a, b] = [old?.split(', ') ?? [], now?.split(', ') ?? []];
  const [gone, come] = [a.filter((item) => !b.includes(item)), b.filter((item) => !a.includes(item))];
  if (gone.length === 0 && come.length === 0) return { old, new: now };
  return { old: gone.join(', ') || null, new: come.join(', ') || null };
}

function compare(old: BootTrace, now: BootTrace): Change[] {
  const [before, after] = [describe(old), describe(now)];
  const changes = COMPARED.flatMap((what): Change[] => {
    if (what === 'faults') return compareFaults(old, now);
    if (before[what] === after[what]) return [];
    if (what === 'mounts') return [{ what, ...onlyDifferent(before[what], after[what]) }];
    return [{ what, old: before[what], new: after[what] }];
  });
  return changes;
}

export function diffSites(oldSite: Site, newSite: Site): SiteDifference {
  const added: NodeVerdict[] = [];
  const removed: NodeVerdict[] = [];
  const changed: ChangedNode[] = [];
  const same = new Set<string>();
  const before = { site: oldSite, traces: traceSite(oldSite) };
  const after = { site: newSite, traces: traceSite(newSite) };
  for (const { old, new: now, apart } of pairs(before, after)) {
    if (old === undefined || now === undefined) {
      if (now !== undefined) added.push(verdictOf(now));
      if (old !== undefined) removed.push(verdictOf(old));
      continue;
    }
    const changes = compare(old, now);
    if (changes.length === 0 && old.verdict === now.verdict) {
      same.add(now.node.name);
      continue;
    }
    changed.push({
      name: now.node.name,
      firmware: now.firmware,
      apart,
      old: verdictOf(old),
      new: verdictOf(now),
      broken: failsNow(old.verdict, now.verdict),
      changes,
      own: { old: ownWords(old), new: ownWords(now) },
    });
  }
  for (const { name } of changed) same.delete(name);
  return { added, removed, changed, same: same.size, chosen: diffChosen(before.traces, after.traces) };
}
