/** PXELINUX and SYSLINUX for UEFI: the boot program and its files go in, the kernel that it starts comes out. */

import type { Site } from '../../../site/model.js';
import type { Answer } from '../../../site/place.js';
import { canonicalPath, join } from '../../../site/serverpath.js';
import type { ConfigurationUsed } from '../../trace.js';
import { sharedConfigurations } from '../configurations.js';
import { loaderOf } from '../names.js';
import type { Asked, Loaded, Loader } from '../port.js';
import { entries } from './entries.js';
import { load, loadFile } from './load.js';

/** The one directory of its files tells where it lies. */
function likely(site: Site): ReturnType<NonNullable<Loader['likely']>> {
  const [only] = site.pxe;
  if (only === undefined || site.pxe.length > 1) return undefined;
  const { root } = site.tftp;
  const folder = join(only.path, '..');
  const base = root === undefined ? folder : join(root);
  if (folder !== base && !folder.startsWith(base === '/' ? '/' : `${base}/`)) return undefined;
  const name = join(folder.slice(base === '/' ? 0 : base.length), 'pxelinux.0');
  return { name, assumption: `the node is told to load PXELINUX as ${name}` };
}

export const pxelinux: Loader = {
  program: 'pxelinux',
  recognises: ({ site, file }: Asked): Answer => {
    const kind = loaderOf(file.name);
    if (kind === 'pxelinux') return 'yes';
    // A program of another name is most likely this one where the files of this one lie beside it.
    const folder =
      kind !== 'other' || file.path === undefined ? undefined : join(file.path, '..', 'pxelinux.cfg');
    return site.pxe.some(({ path }) => canonicalPath(path) === folder) ? 'unknown' : 'no';
  },
  likely,
  load: (asked: Asked): Loaded => {
    const loaded = load(asked);
    if (loaderOf(asked.file.name) === 'pxelinux') return loaded;
    return { ...loaded, assumptions: [`${asked.file.name} is PXELINUX`, ...loaded.assumptions] };
  },
  entries,
  shared: (site: Site) => sharedConfigurations(site).filter(({ uboot }) => !uboot),
  loadShared: (asked: Asked, { file }: ConfigurationUsed): Loaded => loadFile(asked, file),
};
