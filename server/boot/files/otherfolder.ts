/** The root of a TFTP server goes in; the folder that was meant comes out, where all of PXELINUX lies in one above it or below. */
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
}

/**
 * Every loader that is told is to lie in the root itself, where neither one nor pxelinux.cfg is, and the one pxelinux.cfg that
 * there is lies in a folder of the root, or in one that the root is in.
 */
export const otherFolder = once((site: Site): Meant | undefined => {
  const { root: said, rootSaid } = site.tftp;
  if (said === undefined || rootSaid === undefined || site.tftp.mapFile) return undefined;
  const root = canonicalPath(said);
  // One that is for another interface is not that of the machines.
  if (canonicalPath(rootSaid.value) !== root) return undefined;
  // That it is not there at all is told.
  if (site.tree.exists(root) === 'no') return undefined;
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
  return told.some((one) => one !== undefined && isPlain(one.value)) ? { root, folder } : undefined;
});

/** The fault of a machine that is told such a loader. DHCP may tell the loader itself where its configuration lies. */
export function inOtherFolder(site: Site, answer: DhcpAnswer, name: string): Meant | undefined {
  const meant = PXELINUX.test(baseName(name)) ? otherFolder(site) : undefined;
  const elsewhere = (['pxelinux.configfile', 'pxelinux.pathprefix'] as const).some(
    (option) => optionOf(answer, option).kind !== 'none',
  );
  return elsewhere ? undefined : meant;
}
