/** A directory that a line of an fstab mounts, and that is not on the server, goes in; the one beside it that is meant comes out. */
import type { ExportEntry } from '../../site/exports/facts.js';
import type { Mount } from '../../site/fstab/facts.js';
import type { ServerPath } from '../../site/path.js';
import { baseName, canonicalPath } from '../../site/serverpath.js';
import { directoryNear } from '../nfsd/rootdirectory.js';
import type { Mounting } from './mounting.js';

/** A repository holds few of a server's directories: only a slip of one that is there, and that no other line mounts, says anything. */
export function sourceNear(
  mount: Mount,
  entry: ExportEntry,
  { onServer, onDisk }: { readonly onServer: string; readonly onDisk: ServerPath },
  { site, nodeRoot }: Mounting,
): ServerPath | undefined {
  // The path of a line of exports is a finding of its own.
  if (canonicalPath(entry.path.value) === canonicalPath(onServer)) return undefined;
  const near = directoryNear(site, onDisk);
  if (near === undefined) return undefined;
  const name = baseName(near);
  const others = (nodeRoot.fstab?.mounts ?? []).filter((one) => one !== mount);
  return others.some(({ nfs }) => nfs !== undefined && baseName(canonicalPath(nfs.path.value)) === name)
    ? undefined
    : near;
}
