/** Exports, a path and a client go in; the entry that rpc.mountd would choose comes out (support/export, utils/mountd/auth.c). */

import { broadcastAddress, type Ipv4Address, inNetwork, networkAddress } from '../../site/address.js';
import type { ExportClient, ExportClientKind, ExportEntry, ExportFacts } from '../../site/exports/facts.js';
import { pseudoRootPath, serverPathV4 } from '../../site/exports/pseudoroot.js';
import type { NameTable, Site, SiteTree } from '../../site/model.js';
import { once } from '../../site/once.js';
import { type Answer, samePlace } from '../../site/place.js';
import { isWithin, normalise } from '../../site/serverpath.js';
import type { AddressRange } from '../dhcp/answer.js';
import { type ExportedHosts, exportedHosts, namesOf } from '../hostnames.js';
import type { ExportDecision } from '../trace.js';
import { type Candidate, candidates } from './candidates.js';
import { matchesGlob } from './glob.js';
import { nobody } from './nobody.js';

/** Who mounts: one address, or any address of some ranges. */
export interface Mounter {
  readonly address: Ipv4Address | undefined;
  readonly ranges?: readonly AddressRange[];
}

/** The kind decides first, the place in the file second; a narrower network does not win. */
export const precedence: readonly ExportClientKind[] = [
  'host',
  'subnet',
  'wildcard',
  'netgroup',
  'anonymous',
  'gss',
];

export const entriesByPath = once((facts: ExportFacts): ReadonlyMap<string, readonly ExportEntry[]> => {
  const map = new Map<string, ExportEntry[]>();
  for (const entry of facts.entries) {
    const path = normalise(entry.path.value);
    const list = map.get(path);
    if (list === undefined) map.set(path, [entry]);
    else list.push(entry);
  }
  return map;
});

/** Every exported path, and every directory above one. */
const exportedAtOrBelow = once((facts: ExportFacts): ReadonlySet<string> => {
  const made = new Set<string>();
  for (const path of entriesByPath(facts).keys()) {
    for (let level = path; !made.has(level); level = parentOf(level)) made.add(level);
  }
  return made;
});

/**
 * MOUNT looks for the path, then for each directory above it; the first level at which an entry matches this client
 * governs. `[exports] rootdir` changes where the directories lie on the server's disk, not their names here.
 */
export function governingExport(
  exports: ExportFacts,
  path: string,
  client: Ipv4Address | undefined | Mounter,
  names: NameTable,
): ExportDecision {
  const mounter = typeof client === 'object' ? client : { address: client };
  const entries = entriesByPath(exports);
  // The list of a single level stays the same object: what is asked of it for each machine is known then.
  let others: readonly ExportEntry[] = [];
  for (let level = normalise(path); ; level = parentOf(level)) {
    const here = entries.get(level) ?? [];
    const decision = chooseAt(here, mounter, names, exportedHosts(exports, names));
    if (decision !== undefined) return decision;
    others = others.length === 0 ? here : here.length === 0 ? others : [...others, ...here];
    if (level === '/') break;
  }
  if (exports.isTemplate === true) return WRITTEN;
  return others.length > 0 ? { kind: 'client-not-allowed', entries: others } : { kind: 'not-exported' };
}

const WRITTEN: ExportDecision = {
  kind: 'unknown',
  reason: 'exports is a template, and which lines are made of it is not known',
};

/** The first line that lets anybody in: it stands for all of them where the server itself is at fault. */
export function firstServed({ entries }: ExportFacts): ExportEntry | undefined {
  return entries.find(({ clients }) => clients.length > 0);
}

/**
 * What a mount with an explicit NFSv4 version reaches. It walks down from the root, and nfsd takes up another entry on
 * the way only where a file system begins (nfsd_mountpoint in fs/nfsd/vfs.c), which no file of the site says.
 */
export function governingExportV4(
  exports: ExportFacts,
  path: string,
  client: Ipv4Address | undefined | Mounter,
  names: NameTable,
  tree?: Pick<SiteTree, 'exists'>,
): ExportDecision {
  const root = pseudoRootPath(exports);
  const asked = normalise(path);
  const onServer = serverPathV4(exports, path);
  const below = () => exports.entries.filter(({ path: { value } }) => isWithin(normalise(value), onServer));
  if (root !== '/' && !exportedAtOrBelow(exports).has(onServer) && tree?.exists(onServer) !== 'yes') {
    // The whole path, as version 3 wants it: hardly anybody has the same directories once more below the root.
    if (isWithin(asked, root)) return exports.isTemplate === true ? WRITTEN : { kind: 'not-exported' };
    if (entriesByPath(exports).has(asked)) {
      const reason = `paths of NFS version 4 count from ${root}, and whether ${onServer} is there is not known`;
      return { kind: 'unknown', reason };
    }
  }
  const decision = governingExport(exports, onServer, client, names);
  if (decision.kind === 'granted') return throughParents(exports, root, decision, client, names);
  if (decision.kind === 'unknown') return decision;
  const paths = new Set(
    below()
      .slice(0, MOST_BELOW)
      .map((entry) => entry.path.value),
  );
  const shown = [...paths].find(
    (exported) => governingExport(exports, exported, client, names).kind === 'granted',
  );
  if (shown === undefined) return decision;
  return {
    kind: 'unknown',
    reason: `NFS version 4 shows there, read-only, no more than the way to ${shown}`,
  };
}

export type Decide = (exports: ExportFacts, path: string) => ExportDecision;

/** How a server decides over a path for a client, by the version that it asks with. */
export function decideAs(
  four: boolean,
  mounter: Mounter,
  { names, tree }: Pick<Site, 'names' | 'tree'>,
): Decide {
  return (exports, path) =>
    four
      ? governingExportV4(exports, path, mounter, names, tree)
      : governingExport(exports, path, mounter, names);
}

/** The options that were meant for a client and are parted from it by a blank. */
export function optionsApart({ clients }: ExportEntry, { spec }: ExportClient): ExportClient | undefined {
  return clients.find(({ apartFrom }) => apartFrom !== undefined && samePlace(apartFrom.place, spec.place));
}

/** Entries below a path that are asked whether they let the node in. */
const MOST_BELOW = 1000;

function throughParents(
  exports: ExportFacts,
  root: string,
  decision: ExportDecision & { readonly kind: 'granted' },
  client: Ipv4Address | undefined | Mounter,
  names: NameTable,
): ExportDecision {
  const path = normalise(decision.entry.path.value);
  for (let level = path; level !== root && level !== '/'; ) {
    const outer = governingExport(exports, parentOf(level), client, names);
    if (outer.kind !== 'granted') break;
    level = normalise(outer.entry.path.value);
    if (!isWithin(level, root)) break;
    if (!sameAccess(outer.client, decision.client)) {
      const reason = `the options of ${level} count for NFS version 4 unless ${path} is a file system of its own`;
      return { kind: 'unknown', reason, admitted: decision, belowPseudoRoot: level === root };
    }
  }
  return decision;
}

/** What is taken for granted where the options of a line below the directory with `fsid=0` are to count. */
export function ownFileSystem({ path }: ExportEntry): string {
  return `${path.value} is a file system of its own on the server, so that its own options count`;
}

export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

function chooseAt(
  entries: readonly ExportEntry[],
  mounter: Mounter,
  names: NameTable,
  hosts: ExportedHosts,
): ExportDecision | undefined {
  const doubtful: { entry: ExportEntry; client: ExportClient; reason: string }[] = [];
  for (const kind of precedence) {
    for (const { entry, client } of clientsOf(entries, kind, mounter, hosts)) {
      const { answer, reason } = matchClient(client, mounter, names, hosts);
      if (answer === 'unknown') doubtful.push({ entry, client, reason });
      if (answer !== 'yes') continue;
      const other = doubtful.find((it) => !sameRights(it.client, client));
      return other === undefined
        ? { kind: 'granted', entry, client }
        : { kind: 'unknown', reason: `another entry may come first: ${other.reason}` };
    }
  }
  const [first] = doubtful;
  return first === undefined ? undefined : { kind: 'unknown', reason: first.reason };
}

/** Fewer than this are asked one by one. */
const FEW = 8;

export function clientsOf(
  entries: readonly ExportEntry[],
  kind: ExportClientKind,
  { address }: Mounter,
  hosts: ExportedHosts,
): readonly Candidate[] {
  const few = entries.length < FEW && entries.every(({ clients }) => clients.length < FEW);
  if (address !== undefined && !few) return candidates(entries, kind, address, hosts);
  return entries.flatMap((entry) =>
    entry.clients.flatMap((client) => (client.kind === kind ? [{ entry, client }] : [])),
  );
}

function sameRights(a: ExportClient, b: ExportClient): boolean {
  const [x, y] = [a.effective, b.effective];
  return (
    sameAccess(a, b) &&
    x.async === y.async &&
    x.crossmnt === y.crossmnt &&
    x.nohide === y.nohide &&
    x.fsid === y.fsid
  );
}

function sameAccess(a: ExportClient, b: ExportClient): boolean {
  const [x, y] = [a.effective, b.effective];
  return (
    x.rw === y.rw &&
    x.rootSquash === y.rootSquash &&
    x.allSquash === y.allSquash &&
    x.secure === y.secure &&
    x.security.join(':') === y.security.join(':')
  );
}

export interface Match {
  readonly answer: Answer;
  readonly reason: string;
}

const yes: Match = { answer: 'yes', reason: '' };
const no: Match = { answer: 'no', reason: '' };
const maybe = (reason: string): Match => ({ answer: 'unknown', reason });

export function matchClient(
  client: ExportClient,
  mounter: Mounter,
  names: NameTable,
  hosts: ExportedHosts,
): Match {
  const spec = client.spec.value;
  if (nobody(client) !== undefined) return no;
  switch (client.kind) {
    case 'anonymous':
      return yes;
    case 'gss':
      return no;
    case 'netgroup':
      return maybe(`the members of netgroup ${spec} are not known`);
    case 'wildcard':
      return matchWildcard(spec, mounter, names);
    case 'subnet': {
      const { network } = client;
      // IPv6, or one that exportfs drops.
      if (network === undefined) return no;
      // The mask is applied to both sides, so bits of the host part do not matter.
      const low = networkAddress(network.address, network.mask);
      const high = broadcastAddress(low, network.mask);
      if (mounter.address !== undefined) return inNetwork(mounter.address, low, network.mask) ? yes : no;
      return matchRanges(low, high, mounter, spec);
    }
    case 'host': {
      const addresses = hosts.get(client) ?? [];
      const [first] = addresses;
      if (first === undefined) {
        // Defaults directly behind other defaults are taken for a client, and no machine has such a name.
        if (spec.startsWith('-')) return no;
        return spec.includes(':') ? no : maybe(`the name ${spec} is in no hosts file of the server`);
      }
      if (mounter.address !== undefined) return addresses.includes(mounter.address) ? yes : no;
      const answers = addresses.map((address) => matchRanges(address, address, mounter, spec));
      return answers.find(({ answer }) => answer !== 'no') ?? no;
    }
  }
}

function matchRanges(low: Ipv4Address, high: Ipv4Address, { ranges = [] }: Mounter, spec: string): Match {
  if (ranges.length === 0) return maybe("the node's address is not known");
  if (ranges.every((range) => low <= range.low && range.high <= high)) return yes;
  if (ranges.every((range) => range.high < low || high < range.low))
    return ranges.some(({ atLeast }) => atLeast) ? maybe('how large the network is, is not known') : no;
  return maybe(`${spec} holds some, but not all of the addresses that the node may get`);
}

/** Wildcards are compared with the name that a reverse look-up gives, never with the address itself. */
function matchWildcard(spec: string, mounter: Mounter, names: NameTable): Match {
  if (/^[0-9.*?]*$/.test(spec) && /[0-9]/.test(spec)) return no;
  if (mounter.address === undefined) return maybe("the node's name is not known");
  const known = namesOf(names, mounter.address);
  if (known.length === 0) return maybe(`whether the node's name matches ${spec} is for the DNS to say`);
  return known.some((name) => matchesGlob(spec, name)) ? yes : no;
}
