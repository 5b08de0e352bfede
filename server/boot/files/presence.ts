/** A server path goes in; whether a file is there comes out, and what closes the way to it for others than its owner. */

import { isSlip, nearestAmong, slipsAmong } from '../../../grammars/text/index.js';
import { addTo } from '../../site/groups.js';
import type { FileOwner, Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { ServerPath } from '../../site/path.js';
import type { Answer } from '../../site/place.js';
import { baseName, join } from '../../site/serverpath.js';
import { programKind } from '../machine/firmware.js';
import { remember } from '../remember.js';

/** A copy that holds configuration only says nothing about missing images. */
export const presence = remember((site: Site, path: ServerPath): Answer => {
  const answer = site.tree.exists(path);
  return answer === 'no' && (!site.tftp.listingComplete || lacksRoot(site)) ? 'unknown' : answer;
});

/** What keeps the server from starting; the files are meant to lie in the directory that it is to be told, whichever that is. */
export const lacksRoot = once(
  ({ tftp, tree }: Site): boolean => tftp.root !== undefined && tree.exists(tftp.root) === 'no',
);

/** What no TFTP server sends: a folder in the place of a file. */
export function isFolder(site: Site, path: ServerPath | undefined): boolean {
  return path !== undefined && site.tree.isDirectory(path) === 'yes';
}

/**
 * A file in the same folder whose name is a slip away, or goes on behind this one, and that is not for another processor; or
 * one of the name in a folder that is, or in the folders that backslashes were to part.
 */
export function similar(site: Site, path: ServerPath): string | undefined {
  const slash = path.lastIndexOf('/');
  const elsewhere = inFolderNear(site, path) ?? behindBackslashes(site, path);
  if (elsewhere !== undefined) return elsewhere;
  const kind = programKind(path);
  const isForOther = (name: string): boolean => {
    const other = programKind(name);
    return other !== kind && ![kind, other].some((one) => one === 'unknown' || one === 'efi');
  };
  const name = path.slice(slash + 1);
  const { nearest, goingOn } = namesIn(site, path.slice(0, slash) || '/');
  const near =
    nearest(name, isForOther) ?? onlyOne((goingOn.get(name) ?? []).filter((one) => !isForOther(one)));
  // pxelinux/, where pxelinux.0 is asked for, is no file.
  return near === undefined || isFolder(site, join(folderOf(path), near)) ? undefined : near;
}

/** What lies beside an image and is none. */
const NO_IMAGE = /\.(?:asc|bak|cfg|conf|config|ipxe|map|md5|old|orig|sha\d+|sig|txt)$/i;

interface NamesIn {
  readonly nearest: ReturnType<typeof nearestAmong>;
  /** `initramfs.img` by `initramfs`, `vmlinuz-6.1` by `vmlinuz`. */
  readonly goingOn: ReadonlyMap<string, readonly string[]>;
}

/** What is asked of the names in a folder. */
const namesIn = remember(({ tree }: Site, folder: ServerPath): NamesIn => {
  const names = tree.list(folder) ?? [];
  const goingOn = new Map<string, string[]>();
  for (const name of names.filter((one) => !NO_IMAGE.test(one)))
    for (const { index } of name.matchAll(/[.-]/g)) addTo(goingOn, name.slice(0, index), name);
  return { nearest: nearestAmong(names), goingOn };
});

/** The names in a folder that a name may be a slip of. */
export function slipsIn(site: Site, folder: ServerPath, name: string): string[] {
  return slipsOfFolder(site, folder)(name);
}

const slipsOfFolder = remember(({ tree }: Site, folder: ServerPath) =>
  slipsAmong(tree.list(folder) ?? [], (name) => name),
);

/** Nobody knows which of several. */
function onlyOne([only, ...more]: readonly string[]): string | undefined {
  return more.length > 0 ? undefined : only;
}

/** `EFI\BOOT\BOOTX64.EFI` of `EFI/BOOT/BOOTX64.EFI`: a backslash parts nothing on the server. */
function behindBackslashes({ tree }: Site, path: ServerPath): string | undefined {
  const parted = path.replaceAll('\\', '/');
  return parted !== path && tree.exists(parted) === 'yes'
    ? parted.slice(path.lastIndexOf('/') + 1)
    : undefined;
}

/** Names in a folder that are looked at. */
const MOST_FOLDERS = 200;

/** The folder is not there; one whose name is a slip of the pen away holds the file. */
export const inFolderNear = remember(({ tree }: Site, path: ServerPath): string | undefined => {
  const folder = folderOf(path);
  const above = folderOf(folder);
  if (folder === '/' || tree.exists(folder) === 'yes') return undefined;
  const name = baseName(folder);
  const near = (tree.list(above) ?? [])
    .slice(0, MOST_FOLDERS)
    .filter(
      (one) => isSlip(name, one) && tree.exists(join(above, one, path.slice(folder.length + 1))) === 'yes',
    );
  const [only, ...more] = near;
  return only === undefined || more.length > 0 ? undefined : `${only}${path.slice(folder.length)}`;
});

/** The same name in one of the folders beside: the root of the server is a folder too high, or the name lacks one. */
export const inFolderBelow = remember(({ tree }: Site, path: ServerPath): string | undefined => {
  const [folder, name] = [folderOf(path), baseName(path)];
  const holding = (tree.list(folder) ?? [])
    .slice(0, MOST_FOLDERS)
    .filter((one) => tree.exists(join(folder, one, name)) === 'yes');
  const [only, ...more] = holding;
  return only === undefined || more.length > 0 ? undefined : `${only}/${name}`;
});

const OTHERS_READ = 0o004;
const OTHERS_SEARCH = 0o001;

/** A copy that was made under a strict umask has no file that others may read: then modes say nothing about the server. */
export const modesAreTold = once((site: Site): boolean => {
  const root = site.tftp.root ?? '/';
  const folders = [root, ...site.pxe.map(({ path }) => path)];
  return folders.some((folder) =>
    (site.tree.list(folder) ?? []).slice(0, 100).some((name) => {
      const path = join(folder, name);
      const mode = site.tree.mode(path) ?? 0;
      return (mode & OTHERS_READ) !== 0 && site.tree.isDirectory(path) === 'no';
    }),
  );
});

const OWNER_SEARCH = 0o100;
const GROUP_SEARCH = 0o010;

/**
 * A folder that others may not enter. One that is not root's may be the server's own, which enters it then (asked of
 * tftpd-hpa 5.2 with --user, which Debian always gives it).
 */
export function isClosed({ tree }: Site, folder: ServerPath): boolean {
  const mode = tree.mode(folder);
  if (mode === undefined || (mode & OTHERS_SEARCH) !== 0) return false;
  const { user, group } = tree.owner(folder) ?? ROOT;
  return (user === 0 || (mode & OWNER_SEARCH) === 0) && (group === 0 || (mode & GROUP_SEARCH) === 0);
}

const ROOT: FileOwner = { user: 0, group: 0 };

/**
 * What keeps others from a directory: itself, or one above it, that others may not enter. The TFTP root and what is
 * above it are left out: in a copy those have modes of their own.
 */
export const closedFolder = remember((site: Site, path: ServerPath): ServerPath | undefined => {
  const root = join(site.tftp.root ?? '/');
  if (path === root || !path.startsWith(root === '/' ? '/' : `${root}/`)) return undefined;
  const above = closedFolder(site, folderOf(path));
  return above ?? (isClosed(site, path) ? path : undefined);
});

/** Of a path without dots. */
function folderOf(path: ServerPath): ServerPath {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** What keeps others from a file: a folder above it, or its own mode. */
export function closedToOthers(site: Site, path: ServerPath): ServerPath | undefined {
  const closed = closedFolder(site, folderOf(path));
  if (closed !== undefined) return closed;
  const mode = site.tree.mode(path);
  return mode !== undefined && (mode & OTHERS_READ) === 0 ? path : undefined;
}
