/** A path on the server's disk goes in; whether a kernel lies there as it was built, and no image for Etherboot, comes out. */

import type { Site } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import { isKernelImage } from '../../linux/image.js';
import { ELF } from '../../machine/elf.js';

/** What images begin with: ELF, and the format of mknbi-linux (mknbi.h, 0x1B031336). */
const IMAGES = [ELF, '\x36\x13\x03\x1b'];

/** False where nothing of it can be read. */
export function isPlainKernel(site: Site, path: ServerPath): boolean {
  const head = site.tree.programHead(path);
  return head !== undefined && isKernelImage(head) && !IMAGES.some((image) => head.startsWith(image));
}
