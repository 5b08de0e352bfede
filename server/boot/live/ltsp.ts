/** LTSP as a program: its second ramdisk mounts an image that lies below the root over NFS, and a layer in RAM above it (ltsp(8), client/initrd-bottom/55-initrd-bottom.sh). */
import { nfsrootText } from '../initramfs/legacy.js';
import { lastParameter } from '../linux/words/parameters.js';
import type { LiveProgram, MediumImage, Started } from './port.js';
import { has } from './words.js';

export const ltsp: LiveProgram = {
  name: 'LTSP',
  reads: (kernel) => has(kernel, 'ltsp.image'),
  fetches: () => [],
  overNfs: (kernel) => (has(kernel, 'nfsroot') ? { root: nfsrootText(kernel) } : undefined),
  image,
  elsewhere: (kernel) =>
    has(kernel, 'nfsroot')
      ? undefined
      : { reason: 'the words for the kernel name no NFS root; the image of ltsp.image= may lie on a disk' },
};

/** It takes a path as it is, and one that is not absolute from what is mounted. */
function image(kernel: Started): MediumImage | undefined {
  const wanted = lastParameter(kernel, 'ltsp.image')?.value?.split(',', 1)[0];
  if (wanted === undefined || !/^[^/].*\.[a-z]+$/.test(wanted)) return undefined;
  const slash = wanted.lastIndexOf('/');
  const name = wanted.slice(slash + 1);
  return { folder: wanted.slice(0, Math.max(0, slash)), fits: (one) => one === name, wanted };
}
