/** The lines of a node's fstab go in; those that a line mounted later hides come out (mount -a of OpenRC and SysV; systemd sorts by path). */
import type { Mount } from '../../site/fstab/facts.js';
import type { NodeRoot, Site } from '../../site/model.js';
import { join } from '../../site/serverpath.js';
import { startupOf } from '../startup/services.js';
import type { MountHidden } from './faults.js';
import { hasOption, isNfs, ofMount } from './mounting.js';

/** Kernel and init have mounted these before, so that their lines mount nothing. */
const MOUNTED_BEFORE: ReadonlySet<string> = new Set(['/', '/dev', '/proc', '/run', '/sys']);

export function hiddenMounts(site: Site, nodeRoot: NodeRoot): MountHidden[] {
  const lines = (nodeRoot.fstab?.mounts ?? []).filter(
    (mount) =>
      mount.target.value.startsWith('/') &&
      mount.type.value !== 'swap' &&
      !hasOption(mount, 'noauto', 'x-systemd.automount', 'bg'),
  );
  const byTarget = new Map<string, { readonly mount: Mount; readonly turn: number }>();
  for (const [turn, mount] of inTurn(lines).entries())
    byTarget.set(join(mount.target.value), { mount, turn });
  const hidden = [...byTarget.values()].flatMap(({ mount, turn }) => {
    // Nothing but the root is above a directory at the top.
    if (!mount.target.value.includes('/', 1)) return [];
    const above = parentsOf(mount.target.value).find((path) => (byTarget.get(path)?.turn ?? 0) > turn);
    const later = above === undefined ? undefined : byTarget.get(above)?.mount;
    return later === undefined ? [] : [{ mount, later }];
  });
  if (hidden.length === 0) return [];
  const order = orderOf(site, nodeRoot);
  if (order === 'by path') return [];
  return hidden.map(({ mount, later }) => ({
    id: 'fstab/mount-order',
    ...ofMount(mount),
    effect: order === 'by line' ? 'degrades' : 'none',
    at: mount.target.place,
    others: [later.target.place],
    mounted: true,
    above: later.target.value,
    sure: order === 'by line',
    network: isRemote(later) && !isRemote(mount),
  }));
}

/** What is local is mounted first, then what the network has; each in the order of the lines. */
function inTurn(lines: readonly Mount[]): readonly Mount[] {
  return [...lines.filter((mount) => !isRemote(mount)), ...lines.filter(isRemote)];
}

/** Its type or a word says that it waits for the network. */
function isRemote(mount: Mount): boolean {
  return isNfs(mount) || hasOption(mount, '_netdev');
}

/** The directories above, nearest first, but for those that are mounted before. */
function parentsOf(target: string): string[] {
  const parts = join(target).split('/').slice(1, -1);
  return parts
    .map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)
    .reverse()
    .filter((path) => !MOUNTED_BEFORE.has(path));
}

/** Where the root does not tell its init, neither is known. */
function orderOf({ tree }: Site, { path }: NodeRoot): 'by line' | 'by path' | 'unknown' {
  const has = (name: string) => tree.exists(join(path, name)) === 'yes';
  if (['lib/systemd', 'usr/lib/systemd', 'etc/systemd'].some(has)) return 'by path';
  return has('etc/inittab') || startupOf(tree, path).openrc ? 'by line' : 'unknown';
}
