/** The words that the kernel's own NFS root reads, too, as scripts of an initial ramdisk take them: `boot=nfs`, `root=/dev/nfs` and `nfsroot=`. */
import type { NodeRoot, Site } from '../../site/model.js';
import { parseNfsRoot } from '../linux/root/nfsroot.js';
import { lastParameter } from '../linux/words/parameters.js';
import type { KernelStage } from '../trace.js';
import { directoriesNamed } from './named.js';
import type { RootText } from './port.js';

/** `nfsroot=`; `auto` leaves all of it to DHCP. */
export function nfsrootText(kernel: Pick<KernelStage, 'parameters'>): RootText | undefined {
  const word = lastParameter(kernel, 'nfsroot');
  if (word?.value === undefined || word.value === 'auto') return undefined;
  return { text: parseNfsRoot(word.value), place: word.place };
}

/** The word that names a directory as the root; undefined where none does. */
export function rootWord(kernel: Pick<KernelStage, 'parameters'>): string | undefined {
  const text = lastParameter(kernel, 'nfsroot')?.value ?? lastParameter(kernel, 'root')?.value;
  return text === undefined || !text.includes('/') || text.startsWith('/dev/') ? undefined : text;
}

/** The root that `nfsroot=`, a `root=` with a path, or else DHCP names, as it lies on the server. */
export function rootNamed(
  site: Site,
  kernel: Pick<KernelStage, 'parameters' | 'toldRoot'>,
): NodeRoot | undefined {
  for (const path of directoriesNamed(site, rootWord(kernel) ?? kernel.toldRoot)) {
    const root = site.nodeRoots.get(path);
    if (root !== undefined) return root;
  }
  return undefined;
}
