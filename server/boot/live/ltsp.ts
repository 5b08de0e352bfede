/** LTSP as a program: its second ramdisk mounts an image that lies below the root over NFS, and a layer in RAM above it (ltsp(8), client/initrd-bottom/55-initrd-bottom.sh). */
import { nfsrootText } from '../initramfs/legacy.js';
import type { LiveProgram } from './port.js';
import { has } from './words.js';

export const ltsp: LiveProgram = {
  name: 'LTSP',
  reads: (kernel) => has(kernel, 'ltsp.image'),
  fetches: () => [],
  overNfs: (kernel) => (has(kernel, 'nfsroot') ? { root: nfsrootText(kernel) } : undefined),
  elsewhere: (kernel) =>
    has(kernel, 'nfsroot')
      ? undefined
      : { reason: 'the words for the kernel name no NFS root; the image of ltsp.image= may lie on a disk' },
};
