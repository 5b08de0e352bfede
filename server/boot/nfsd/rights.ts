/** Directories that machines mount go in; what exports(5) gives a machine in them comes out, in a form that tells which machines are given the same. */

import { firstWhere } from '../../../grammars/text/index.js';
import type { ExportClient, ExportEntry, ExportFacts } from '../../site/exports/facts.js';
import { serverPathV4 } from '../../site/exports/pseudoroot.js';
import type { NameTable } from '../../site/model.js';
import { once } from '../../site/once.js';
import { normalise } from '../../site/serverpath.js';
import { type ExportedHosts, exportedHosts } from '../hostnames.js';
import {
  clientsOf,
  entriesByPath,
  type Match,
  type Mounter,
  matchClient,
  parentOf,
  precedence,
} from './exports.js';

/** A client of an entry that the machine is, or may be. */
interface Right extends Match {
  readonly client: ExportClient;
}

export type Rights = readonly Right[];

/** Undefined where the machine's address is not known, or there is too much to compare. */
export type RightsOf = (mounter: Mounter) => Rights | undefined;

/** Where more entries lie below the directories, machines are no longer compared by them. */
const MOST_ENTRIES = 1000;

export function rightsIn(
  exports: ExportFacts | undefined,
  names: NameTable,
  paths: readonly string[],
): RightsOf {
  if (exports === undefined) return ({ address }) => (address === undefined ? undefined : []);
  const known = new WeakMap<Mounter, Rights>();
  const entries = concerning(exports, paths);
  return (mounter) => {
    if (entries === undefined || mounter.address === undefined) return undefined;
    const rights = known.get(mounter) ?? rightsOf(mounter, entries, exportedHosts(exports, names), names);
    known.set(mounter, rights);
    return rights;
  };
}

function rightsOf(
  mounter: Mounter,
  entries: readonly ExportEntry[],
  hosts: ExportedHosts,
  names: NameTable,
): Rights {
  return precedence.flatMap((kind) =>
    clientsOf(entries, kind, mounter, hosts).flatMap(({ client }) => {
      const match = matchClient(client, mounter, names, hosts);
      return match.answer === 'no' ? [] : [{ ...match, client }];
    }),
  );
}

export function sameRights(a: Rights, b: Rights): boolean {
  return (
    a.length === b.length &&
    a.every(({ client, answer }, i) => {
      const other = b[i];
      return client === other?.client && answer === other.answer;
    })
  );
}

/** The entries that a mount of these paths may be asked of, by either version: theirs, those above, and those below. */
function concerning(exports: ExportFacts, paths: readonly string[]): readonly ExportEntry[] | undefined {
  const found = new Set<ExportEntry>();
  const levels = new Set<string>();
  const byPath = entriesByPath(exports);
  const asked = new Set(paths.flatMap((path) => [normalise(path), serverPathV4(exports, path)]));
  for (const path of asked) {
    for (let level = path; !levels.has(level); level = parentOf(level)) {
      levels.add(level);
      for (const entry of byPath.get(level) ?? []) found.add(entry);
    }
    for (const entry of entriesBelow(exports, path)) {
      found.add(entry);
      if (found.size > MOST_ENTRIES) return undefined;
    }
  }
  return [...found];
}

/** A path with a slash at its end, and its entries. */
interface Folder {
  readonly path: string;
  readonly entries: readonly ExportEntry[];
}

const sorted = once((exports: ExportFacts): readonly Folder[] =>
  [...entriesByPath(exports)]
    .map(([name, entries]) => ({ path: asFolder(name), entries }))
    .sort((a, b) => (a.path < b.path ? -1 : 1)),
);

function* entriesBelow(exports: ExportFacts, path: string): Iterable<ExportEntry> {
  const folders = sorted(exports);
  const above = asFolder(path);
  for (let i = firstFrom(folders, above); folders[i]?.path.startsWith(above) === true; i++)
    yield* folders[i]?.entries ?? [];
}

function asFolder(path: string): string {
  return path === '/' ? path : `${path}/`;
}

/** The index of the first that does not come before the path. */
function firstFrom(folders: readonly Folder[], path: string): number {
  return firstWhere(folders, (folder) => folder.path >= path);
}
