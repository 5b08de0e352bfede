/** A kernel goes in, as a loader names it; the fault of one that is an initial ramdisk by its name comes out. */
import type { Site } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import { nameInUri } from '../files/http/url.js';
import { loaderOf } from '../loaders/names.js';
import type { KernelStage } from '../trace.js';
import type { RamdiskAsKernel } from './faults.js';

const RAMDISK = /^(?:initrd|initramfs)(?:[._-].*)?$/i;

/** Where a kernel has its sign (Documentation/arch/x86/boot.rst). */
const SIGN = { at: 0x202, text: 'HdrS' };

export function ramdiskAsKernel(site: Site, kernel: KernelStage): RamdiskAsKernel | undefined {
  const { image, imagePath, imagePlace, initrds } = kernel;
  if (!RAMDISK.test(nameInUri(image)) || isKernel(site, imagePath)) return undefined;
  const other = initrds.find(({ name }) => loaderOf(nameInUri(name)) === 'kernel');
  return {
    id: 'kernel/ramdisk-as-kernel',
    effect: other === undefined ? 'none' : 'stops',
    at: imagePlace,
    others: other === undefined ? [] : [other.place],
    image,
    exchanged: other?.name,
  };
}

function isKernel({ tree }: Site, path: ServerPath | undefined): boolean {
  return path !== undefined && tree.programPart(path, SIGN.at, SIGN.text.length) === SIGN.text;
}
