/** Exports before an edit and after it go in; of what a machine mounted, whether the server may answer it otherwise now comes out. */
import type { ExportEntry, ExportFacts } from '../../site/exports/facts.js';
import { pseudoRoot, serverPathV4 } from '../../site/exports/pseudoroot.js';
import type { NameTable } from '../../site/model.js';
import { normalise } from '../../site/serverpath.js';
import { exportedHosts } from '../hostnames.js';
import type { BootTrace, ExportDecision } from '../trace.js';
import { firstServed, parentOf } from './exports.js';

/** What a boot came to: nobody asks for exports before a kernel has started. */
export type Mounted = Partial<Pick<BootTrace, 'kernel' | 'root' | 'mounts'>>;

export function concernedByExports(
  before: ExportFacts | undefined,
  after: ExportFacts | undefined,
  names: NameTable,
): (mounted: Mounted) => boolean {
  if (before === after) return () => false;
  if (before === undefined || after === undefined || !alikeForAll(before, after, names))
    return ({ kernel }) => kernel !== undefined;
  const isNear = nearnessTo(changedPaths(before.entries, after.entries));
  const concerns = (path: string): boolean => isNear(normalise(path)) || isNear(serverPathV4(after, path));
  return ({ root, mounts = [] }) => {
    if (root === undefined) return false;
    if (root.path.kind !== 'value' || isOpen(root.decision) || concerns(root.path.value)) return true;
    return mounts.some(
      ({ mount: { nfs }, decision }) =>
        (decision !== undefined && isOpen(decision)) || (nfs !== undefined && concerns(nfs.path.value)),
    );
  };
}

/**
 * Whoever is refused is told of other lines, too: where its name or its directory may be meant by one. Behind a symbolic
 * link lies a directory that lines of any path may be about.
 */
function isOpen(decision: ExportDecision): boolean {
  if (decision.kind === 'unknown') return decision.behindLink === true;
  return decision.kind !== 'granted';
}

/** What counts for all paths is the same. */
function alikeForAll(before: ExportFacts, after: ExportFacts, names: NameTable): boolean {
  if (before.isTemplate !== after.isTemplate || firstServed(before) !== firstServed(after)) return false;
  if (pseudoRoot(before) !== pseudoRoot(after)) return false;
  // A name and an address are one client to exportfs, whichever line comes first.
  const [was, is] = [exportedHosts(before, names), exportedHosts(after, names)];
  return [...is].every(([client, now]) => {
    const addresses = was.get(client) ?? now;
    return addresses.length === now.length && addresses.every((address, i) => address === now[i]);
  });
}

function changedPaths(before: readonly ExportEntry[], after: readonly ExportEntry[]): Set<string> {
  const [was, is] = [new Set(before), new Set(after)];
  const changed = [...before.filter((one) => !is.has(one)), ...after.filter((one) => !was.has(one))];
  return new Set(changed.map(({ path }) => normalise(path.value)));
}

/** Whether a path is one of these, or lies above or below one. */
function nearnessTo(paths: ReadonlySet<string>): (path: string) => boolean {
  const above = new Set<string>();
  for (const path of paths) for (let at = path; !above.has(at); at = parentOf(at)) above.add(at);
  return (path) => {
    if (above.has(path)) return true;
    for (let at = path; at !== '/'; at = parentOf(at)) if (paths.has(at)) return true;
    return paths.has('/');
  };
}
