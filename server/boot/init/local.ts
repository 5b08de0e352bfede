/** A line of a node's fstab goes in; what keeps it from being mounted on the node's side comes out: mount point, type, device, source. */

import { optionFact } from '../../../grammars/fstab/index.js';
import { isSlip, nearest } from '../../../grammars/text/index.js';
import type { FstabFacts, Mount } from '../../site/fstab/facts.js';
import type { NodeRoot, Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { ServerPath } from '../../site/path.js';
import { join } from '../../site/serverpath.js';
import { follow } from '../linux/programs/follow.js';
import { holdsSystemd } from '../linux/programs/systemd.js';
import { builtIn, release } from '../linux/root/nfsdefaults.js';
import type { LocalDisk } from './faults.js';
import { KNOWN_TYPES } from './filesystems.js';
import {
  faulty,
  fine,
  hasOption,
  isNfs,
  type Judgement,
  type Mounting,
  ofMount,
  programPlaces,
} from './mounting.js';
import { mountSays } from './sentences.js';

/** Directories in which mount points appear that are in no tree: kernel and init mount something there themselves. */
const provided = /^\/(?:dev|proc|sys|run|tmp)\/./;

/**
 * What is kept in a repository lacks the directories that are empty on disk: only where one of those is there, all are
 * expected to be.
 */
function holdsEmptyDirectories({ tree, root }: Site, path: ServerPath): boolean {
  if (root === '/') return true;
  const names = tree.list(path) ?? [];
  return names.includes('bin') && ['proc', 'sys', 'mnt'].some((name) => names.includes(name));
}

/** The directory that the line mounts on is not in the node's root. */
export function mountPointMissing(mount: Mount, mounting: Mounting): Judgement {
  const { nodeRoot } = mounting;
  const { target } = mount;
  if (!target.value.startsWith('/') || mount.type.value === 'swap' || hasOption(mount, 'nofail')) return fine;
  const isFile = mountsOnFile(mount, mounting);
  if (!isFile && !lacksMountPoint(mount, mounting)) return fine;
  const nfs = mount.nfs !== undefined;
  const { fileForNfs, fileForOthers, noFolder, noMountPoint } = mountSays;
  const says = isFile ? (nfs ? fileForNfs : fileForOthers) : nfs ? noMountPoint : noFolder;
  return faulty({
    id: 'fstab/mountpoint-missing',
    ...ofMount(mount),
    at: target.place,
    console: says.print({ path: target.value }),
    root: nodeRoot.path,
    isFile,
  });
}

/** Only a file may be bound to a file. */
function mountsOnFile(mount: Mount, { site, nodeRoot }: Mounting): boolean {
  if (hasOption(mount, 'bind', 'rbind')) return false;
  const path = join(mount.target.value);
  if (site.tree.exists(join(nodeRoot.path, path)) !== 'yes' || isBelowTarget(path, nodeRoot)) return false;
  const at = follow(site.tree, nodeRoot, path);
  if (at === 'absent' || at === 'unknown') return false;
  const file = join(nodeRoot.path, at);
  return site.tree.exists(file) === 'yes' && site.tree.isDirectory(file) === 'no';
}

const targets = once(
  ({ mounts }: FstabFacts): ReadonlySet<string> => new Set(mounts.map(({ target }) => join(target.value))),
);

/** A directory above it is mounted by another line. */
function isBelowTarget(path: ServerPath, { fstab }: NodeRoot): boolean {
  if (fstab === undefined) return false;
  const all = targets(fstab);
  for (let above = join(path, '..'); above !== '/'; above = join(above, '..'))
    if (all.has(above)) return true;
  return false;
}

function lacksMountPoint({ target }: Mount, { site, nodeRoot }: Mounting): boolean {
  const path = join(target.value);
  if (nodeRoot.kind !== 'tree' || path === '/' || provided.test(path)) return false;
  if (site.tree.exists(join(nodeRoot.path, path)) !== 'no' || isBelowTarget(path, nodeRoot)) return false;
  if (!holdsEmptyDirectories(site, nodeRoot.path)) return false;
  // systemd makes missing mount points itself.
  return ['lib/systemd', 'usr/lib/systemd'].every(
    (folder) => site.tree.exists(join(nodeRoot.path, folder)) === 'no',
  );
}

/** Types that Linux had once, with the release that has them no longer; `mfs` was openMosix's alone. */
const removed: ReadonlyMap<string, number> = new Map([
  ['devfs', 3000],
  ['usbfs', 3005],
  ['usbdevfs', 3005],
]);

function isUnknown({ configuration }: Mounting, type: string): boolean {
  if (type === 'mfs') {
    return builtIn(configuration, 'MOSIX_FS') === 'no' && builtIn(configuration, 'MOSIX') === 'no';
  }
  const until = removed.get(type);
  return until !== undefined && (release(configuration) ?? 0) >= until;
}

/** A type that the kernel has no longer, or one that only a slip of the pen can have made. */
export function unknownFilesystem(mount: Mount, mounting: Mounting): Judgement {
  if (hasOption(mount, 'nofail')) return fine;
  const type = mount.type.value;
  const close = misspelt(mount, mounting);
  const options = close === undefined && areOptions(type);
  if (close === undefined && !options && !isUnknown(mounting, type)) return fine;
  return faulty({
    id: 'fstab/unknown-filesystem',
    ...ofMount(mount),
    at: mount.type.place,
    console: mountSays.unknownType.print({ path: mount.target.value, type }),
    type,
    close,
    options,
  });
}

/** The line lacks its type, so that the options stand where the type is read: `server:/var /var rw,vers=3 0 0`. */
function areOptions(type: string): boolean {
  if (KNOWN_TYPES.has(type)) return false;
  return type.split(',').every((word) => optionFact('nfs', word.replace(/=.*/s, '')) !== undefined);
}

/** The type that was meant: in capitals, or else only where no program of that name could mount it, and a type of one letter more or less is there. */
function misspelt({ source, type: { value } }: Mount, { site, nodeRoot }: Mounting): string | undefined {
  const small = value.toLowerCase();
  // Behind a server and a path two letters of three are enough.
  if (/^[^/]+:\//.test(source.value) && !KNOWN_TYPES.has(small) && isSlip(small, 'nfs')) return 'nfs';
  if (small !== value && KNOWN_TYPES.has(small)) return small;
  if (!/^[a-z][a-z0-9]{2,}$/.test(value) || KNOWN_TYPES.has(value) || removed.has(value) || value === 'mfs')
    return undefined;
  const helper = programPlaces(nodeRoot, `mount.${value}`).some((path) => site.tree.exists(path) === 'yes');
  return helper ? undefined : (withoutEnding(value) ?? nearest(value, KNOWN_TYPES));
}

/** `procfs`: the words for proc and others in books, and no types. */
function withoutEnding(type: string): string | undefined {
  const bare = type.replace(/fs$/, '');
  return bare !== type && KNOWN_TYPES.has(bare) ? bare : undefined;
}

const DISK = /^(UUID=|LABEL=|PARTUUID=|PARTLABEL=|\/dev\/(sd|hd|vd|xvd|nvme|mmcblk|mapper\/|disk\/))/;

/** A disk of the node itself, which boots over the network: nobody knows whether it has one. */
export function localDisk(mount: Mount, mounting: Mounting): Judgement {
  const { source } = mount;
  if (!DISK.test(source.value) || hasOption(mount, 'nofail', 'x-systemd.automount')) return fine;
  const reason = 'whether the node has this disk of its own is in no file';
  const use = useOf(mount, mounting);
  return {
    ...faulty({
      id: 'fstab/local-disk-entry',
      ...ofMount(mount),
      effect: 'none',
      at: source.place,
      use,
    }),
    // A swap space that is missing keeps nothing from starting.
    doubts: use === 'other' ? [{ reason, at: mount.place }] : [],
  };
}

/** systemd waits for no disk of the line of `/` (mount_add_device_dependencies of core/mount.c); other inits check it, and stop. */
function useOf({ target, type }: Mount, { site, nodeRoot }: Mounting): LocalDisk['use'] {
  if (type.value === 'swap') return 'swap';
  return join(target.value) === '/' && holdsSystemd(site.tree, nodeRoot.path) ? 'root' : 'other';
}

/** File systems of one device (fs/ of Linux, register_filesystem with FS_REQUIRES_DEV). */
const OF_DEVICES: ReadonlySet<string> = new Set(
  'bcachefs btrfs erofs exfat ext2 ext3 ext4 f2fs hfs hfsplus iso9660 jfs minix msdos nilfs2 ntfs ntfs3 reiserfs squashfs udf vfat xfs'.split(
    ' ',
  ),
);

/** `10.0.0.1:/home /home ext4`: mount takes the source for a device (util-linux 2.38.1 was asked). */
export function diskTypeForNfs(mount: Mount, { site, nodeRoot }: Mounting): Judgement {
  const { source, target, type } = mount;
  if (!OF_DEVICES.has(type.value) || !/^[^/:]+:\//.test(source.value) || hasOption(mount, 'nofail'))
    return fine;
  // systemd mounts / no more, and does not check what is no device; others check the root as a disk.
  const isKept = join(target.value) === '/' && holdsSystemd(site.tree, nodeRoot.path);
  return faulty({
    id: 'fstab/disk-type-for-nfs',
    ...ofMount(mount),
    ...(isKept ? { effect: 'none' } : {}),
    at: type.place,
    console: isKept ? undefined : mountSays.noDevice.print({ path: target.value, source: source.value }),
    type: type.value,
  });
}

/** /dev/nfs, rootfs and none name the root that the kernel has mounted already. */
const MOUNTED_ALREADY: ReadonlySet<string> = new Set(['/dev/nfs', '/dev/root', 'rootfs', 'none']);

/** An NFS line without server and path. */
export function sourceSyntax(mount: Mount): Judgement {
  const { source, target } = mount;
  if (!isNfs(mount) || mount.nfs !== undefined) return fine;
  if (join(target.value) === '/' && MOUNTED_ALREADY.has(source.value)) return fine;
  return faulty({
    id: 'fstab/source-syntax',
    ...ofMount(mount),
    at: source.place,
    console: mountSays.notHostDir.print(),
  });
}
