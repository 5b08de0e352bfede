/** Two linked sites go in; which machines boot differently, and in what, comes out. */
import { type BootTrace, configRead, traceAll, tracePopulations, type Verdict } from '../boot/index.js';
import type { Site } from '../site/model.js';
import { explain, type NodeVerdict, verdictOf } from './explain.js';

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
] as const;

export interface Change {
  readonly what: (typeof COMPARED)[number];
  readonly old: string | null;
  readonly new: string | null;
}

export interface ChangedNode {
  readonly name: string;
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
  /** Machines of both sites that boot as before. */
  readonly same: number;
}

function describe(trace: BootTrace): Record<Change['what'], string | null> {
  const { dhcp, chained, pxelinux, kernel, root } = explain(trace);
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
    'configuration file': pxelinux?.used ?? null,
    label: pxelinux?.label ?? null,
    kernel: kernel?.image ?? null,
    initrd: kernel === null ? null : kernel.initrds.join(', ') || null,
    'command line': kernel?.commandLine ?? null,
    root: path === null ? null : `${root?.server == null ? '' : `${root.server}:`}${path}`,
    'root options': root === null ? null : root.options || null,
    export: root?.export ?? null,
    'export options': words === undefined ? null : [...new Set(words)].join(','),
    mounts:
      mounts
        ?.map(({ mount, verdict }) => `${mount.source.value} on ${mount.target.value} (${verdict})`)
        .join(', ') || null,
  };
}

/** Known nodes, and the machines of dynamic ranges; not the readers of files, who come and go with the nodes. */
function machines(site: Site): Map<string, BootTrace> {
  const named = traceAll(site);
  const ranges = tracePopulations(site, named.map(configRead)).filter(
    ({ loader }) => loader.answered === 'yes',
  );
  return new Map([...named, ...ranges].map((trace) => [trace.node.name, trace]));
}

/** The MAC as PXELINUX writes it, too. */
function ownWords({ node }: BootTrace, told: Record<Change['what'], string | null>): string[] {
  const mac = node.mac === undefined ? [] : [node.mac, node.mac.replaceAll(':', '-')];
  return [node.name, told.address ?? '', ...mac].filter((word) => word !== '');
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

export function diffSites(oldSite: Site, newSite: Site): SiteDifference {
  const before = machines(oldSite);
  const after = machines(newSite);
  const changed: ChangedNode[] = [];
  let same = 0;
  for (const [name, trace] of after) {
    const earlier = before.get(name);
    if (earlier === undefined) continue;
    const old = describe(earlier);
    const now = describe(trace);
    const changes = COMPARED.flatMap((what): Change[] => {
      if (old[what] === now[what]) return [];
      if (what === 'mounts') return [{ what, ...onlyDifferent(old[what], now[what]) }];
      return [{ what, old: old[what], new: now[what] }];
    });
    if (changes.length === 0 && earlier.verdict === trace.verdict) {
      same++;
      continue;
    }
    changed.push({
      name,
      old: verdictOf(earlier),
      new: verdictOf(trace),
      broken: failsNow(earlier.verdict, trace.verdict),
      changes,
      own: { old: ownWords(earlier, old), new: ownWords(trace, now) },
    });
  }
  const only = (these: Map<string, BootTrace>, others: Map<string, BootTrace>): NodeVerdict[] =>
    [...these].filter(([name]) => !others.has(name)).map(([, trace]) => verdictOf(trace));
  return { added: only(after, before), removed: only(before, after), changed, same };
}

/** Changes of several nodes that are the same but for what is each node's own. */
export interface ChangeGroup {
  readonly what: string;
  /** Values of the first of the nodes. */
  readonly old: string | null;
  readonly new: string | null;
  readonly nodes: readonly string[];
}

function generalised(text: string | null, own: readonly string[]): string {
  if (text === null) return '\n';
  // The longest first: a name may be part of another word of the node's own.
  const words = own.map((word, i) => [word, `\n${i}`] as const).sort((a, b) => b[0].length - a[0].length);
  return words.reduce((done, [word, mark]) => done.replaceAll(word, mark), text);
}

/** In the order of COMPARED, then of the first node; `verdict` comes before all else. */
export function groupChanges(changed: readonly ChangedNode[]): ChangeGroup[] {
  const groups = new Map<string, { what: string; old: string | null; new: string | null; nodes: string[] }>();
  const add = (key: string, group: Omit<ChangeGroup, 'nodes'>, node: string): void => {
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { ...group, nodes: [node] });
    else known.nodes.push(node);
  };
  for (const { name, old, new: now } of changed) {
    if (old.verdict === now.verdict) continue;
    add(
      `verdict ${old.verdict} ${now.verdict}`,
      { what: 'verdict', old: old.verdict, new: now.verdict },
      name,
    );
  }
  for (const what of COMPARED) {
    for (const { name, changes, own } of changed) {
      const change = changes.find((one) => one.what === what);
      if (change === undefined) continue;
      const key = `${what}\0${generalised(change.old, own.old)}\0${generalised(change.new, own.new)}`;
      add(key, { what, old: change.old, new: change.new }, name);
    }
  }
  return [...groups.values()];
}
