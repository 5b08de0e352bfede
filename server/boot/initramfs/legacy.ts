/** The words that the kernel's own NFS root reads, too, as scripts of an initial ramdisk take them: `boot=nfs`, `root=/dev/nfs` and `nfsroot=`. */
import type { NodeRoot, Site } from '../../site/model.js';
import { parseNfsRoot } from '../linux/nfsroot.js';
import { lastParameter } from '../linux/parameters.js';
import type { KernelStage } from '../trace.js';
import { directoriesNamed } from './named.js';
import type { RootText } from './port.js';

/** `nfsroot=`; `auto` leaves all of it to DHCP. */
export function nfsrootText(kernel: Pick<KernelStage, 'parameters'>): RootText | undefined {
  const word = lastParameter(kernel, 'nfsroot');
  if (word?.value === undefined || word.value === 'auto') return undefined;
  return { text: parseNfsRoot(word.value), place: word.place };
}

/** The root that `nfsroot=` or a `root=` with a path names, as it lies on the server. */
export function rootNamed(site: Site, kernel: Pick<KernelStage, 'parameters'>): NodeRoot | undefined {
  const text = lastParameter(kernel, 'nfsroot')?.value ?? lastParameter(kernel, 'root')?.value;
  for (const path of directoriesNamed(site, text)) {
    const root = site.nodeRoots.get(path);
    if (root !== undefined) return root;
  }
  return undefined;
}
