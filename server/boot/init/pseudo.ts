/** A line of a node's fstab goes in; whether it covers a directory that the kernel fills comes out: /proc, /sys and their kin. */
import type { Mount } from '../../site/fstab/facts.js';
import { join } from '../../site/serverpath.js';
import type { PseudoCovered } from './faults.js';
import { hasOption, ofMount } from './mounting.js';

/** What belongs on each of them. Anything else hides what programs look for there. */
const RIGHT: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['/proc', new Set(['proc'])],
  ['/sys', new Set(['sysfs'])],
  ['/dev', new Set(['devtmpfs', 'tmpfs', 'ramfs', 'devfs'])],
  ['/dev/pts', new Set(['devpts'])],
  ['/dev/shm', new Set(['tmpfs', 'shm', 'ramfs'])],
  ['/run', new Set(['tmpfs', 'ramfs'])],
]);

export function pseudoCovered(mount: Mount): PseudoCovered | undefined {
  const right = RIGHT.get(join(mount.target.value));
  const type = mount.type.value;
  if (right === undefined || right.has(type) || hasOption(mount, 'noauto', 'bind', 'rbind', 'remount'))
    return undefined;
  // "none" is read as any type with an option that says what is meant; "auto" asks the kernel.
  if (type === 'none' || type === 'auto') return undefined;
  const [name = ''] = right;
  return {
    id: 'fstab/api-fs-wrong-source',
    ...ofMount(mount),
    at: mount.type.place,
    mounted: true,
    type,
    right: name,
  };
}
