/** The root of a TFTP server goes in; the folder that was meant comes out, where all of PXELINUX, or every file that is told, lies in one above it or below. */
import { configurationsOf } from '../../site/dhcp/configurations.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { ServerPath } from '../../site/path.js';
import { baseName, canonicalPath, isWithin, join } from '../../site/serverpath.js';
import { optionOf } from '../dhcp/answer.js';
import type { DhcpAnswer } from '../trace.js';

/** Loaders that look for pxelinux.cfg in the folder that they were loaded from. */
const PXELINUX = /^[gl]?pxelinux\.|^syslinux\.efi$/;

interface Meant {
  readonly root: ServerPath;
  readonly folder: ServerPath;
  /** Every loader that is told is there, whichever it is. */
  readonly all: boolean;
}

/** Folders of the root that are looked into. */
const MOST = 100;

export const otherFolder = once((site: Site): Meant | undefined => ofAll(site) ?? ofPxelinux(site));

/** The root, where it is sure that it is that of the machines. */
function rootOf({ tftp, tree }: Site): ServerPath | undefined {
  const { root: said, rootSaid } = tftp;
  if (said === undefined || rootSaid === undefined || tftp.mapFile) return undefined;
  const root = canonicalPath(said);
  // One that is for another interface is not that of the machines; that it is not there at all is told.
  return canonicalPath(rootSaid.value) === root && tree.exists(root) !== 'no' ? root : undefined;
}

/** None of the files that are told is in the root, and all of them are in one other folder. */
function ofAll(site: Site): Meant | undefined {
  const root = rootOf(site);
  if (root === undefined) return undefined;
  const told = configurationsOf(site).flatMap(({ toldFiles }) => toldFiles);
  const names = told.map((one) => one?.value.replace(/^\.?\//, '') ?? '');
  if (names.length === 0 || names.some((name) => name === '' || /[:$%]|^\.\./.test(name))) return undefined;
  const isThere = (folder: ServerPath, name: string): boolean =>
    site.tree.exists(join(folder, name)) === 'yes';
  if (names.some((name) => isThere(root, name))) return undefined;
  const below = (site.tree.list(root) ?? []).slice(0, MOST).map((name) => join(root, name));
  const above = join(root, '..');
  const folders = [...below, ...(above === '/' ? [] : [above])].filter((folder) =>
    names.every((name) => isThere(folder, name)),
  );
  const [folder] = folders;
  if (folder === undefined || folders.length > 1) return undefined;
  // Where what the loaders read is outside of it, the names of the loaders are wrong, or their place.
  const outside = (place: ServerPath): boolean => isWithin(place, root) && !isWithin(place, folder);
  const read = [...site.ipxe, ...site.grub].flatMap(({ file }) => site.tree.serverPath(file) ?? []);
  return isWithin(folder, root) && [...read, ...site.pxe.map(({ path }) => path)].some(outside)
    ? undefined
    : { root, folder, all: true };
}

/**
 * Every loader that is told is to lie in the root itself, where neither one nor pxelinux.cfg is, and the one pxelinux.cfg that
 * there is lies in a folder of the root, or in one that the root is in.
 */
function ofPxelinux(site: Site): Meant | undefined {
  const root = rootOf(site);
  if (root === undefined) return undefined;
  const folders = new Set(site.pxe.map(({ path }) => join(path, '..')));
  const [folder] = folders;
  if (folders.size !== 1 || folder === undefined || folder === root) return undefined;
  if (!isWithin(folder, root) && !isWithin(root, folder)) return undefined;
  const isThere = (name: string) => site.tree.exists(join(root, name)) === 'yes';
  const told = configurationsOf(site).flatMap(({ toldFiles }) => toldFiles);
  const isPlain = (name: string) => PXELINUX.test(name.replace(/^\.?\//, ''));
  if (told.length === 0) return undefined;
  for (const one of told) {
    if (one === undefined) return undefined;
    if (isThere(one.value) || (!isPlain(one.value) && PXELINUX.test(baseName(one.value)))) return undefined;
  }
  return told.some((one) => one !== undefined && isPlain(one.value))
    ? { root, folder, all: false }
    : undefined;
}

/** The fault of a machine that is told such a loader. DHCP may tell the loader itself where its configuration lies. */
export function inOtherFolder(site: Site, answer: DhcpAnswer, name: string): Meant | undefined {
  const found = otherFolder(site);
  const meant = found?.all === true || PXELINUX.test(baseName(name)) ? found : undefined;
  const elsewhere = (['pxelinux.configfile', 'pxelinux.pathprefix'] as const).some(
    (option) => optionOf(answer, option).kind !== 'none',
  );
  return elsewhere ? undefined : meant;
}
