/** A kernel goes in, as a loader names it; the fault of one that is an initial ramdisk, by its name or by what is in it, comes out. */
import type { Site } from '../../site/model.js';
import { headOf } from '../files/head.js';
import { nameInUri } from '../files/http/url.js';
import { loaderOf } from '../loaders/names.js';
import type { KernelStage } from '../trace.js';
import type { RamdiskAsKernel } from './faults.js';
import { isKernelImage } from './image.js';

const RAMDISK = /^(?:initrd|initramfs)(?:[._-].*)?$/i;

/** What cpio writes: no program begins so. */
const ARCHIVE = /^07070[127]/;

/** gzip, xz, zstd, lz4 and bzip2; a kernel may be packed by them, too, for loaders that unpack it. */
const PACKED = /^(?:\x1f\x8b|\xfd7zXZ|\x28\xb5\x2f\xfd|\x02\x21\x4c\x18|BZh)/;

export function ramdiskAsKernel(site: Site, kernel: KernelStage): RamdiskAsKernel | undefined {
  const { image, imagePath, imagePlace, initrds } = kernel;
  const named = RAMDISK.test(nameInUri(image));
  const head = imagePath === undefined ? '' : headOf(site, imagePath);
  const archive = ARCHIVE.test(head) || (named && PACKED.test(head));
  if (!(named || archive) || isKernelImage(head)) return undefined;
  const other = initrds.find(({ name }) => loaderOf(nameInUri(name)) === 'kernel');
  return {
    id: 'kernel/ramdisk-as-kernel',
    effect: other === undefined && !archive ? 'none' : 'stops',
    at: imagePlace,
    others: other === undefined ? [] : [other.place],
    image,
    exchanged: other?.name,
    archive,
    path: imagePath,
  };
}
