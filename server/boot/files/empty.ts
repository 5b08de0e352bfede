/** A boot file, a kernel or a ramdisk goes in; whether there is nothing in it, though something is meant to be, comes out. */
import type { Site } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import { join } from '../../site/serverpath.js';
import { remember } from '../remember.js';

/** What kernels and their ramdisks are called; the configuration of a kernel is called after it. */
const SYSTEM =
  /^(?:vmlinu|[bz]?z?Image|kernel|linux|initr)(?!.*\.config$)|\.(?:img|lkrn|cpio|squashfs|dtb)$/i;

/** What loaders and their modules are called. */
const LOADER = /\.(?:0|k?pxe|efi|c32|e32|e64)$/i;

/** As many neighbours say what there is to say. */
const MOST_NEIGHBOURS = 50;

/** In a copy empty files may stand for images that were left out: one of the kind beside that has something in it says that they do not. */
function isEmpty({ root, tree }: Site, path: ServerPath, kind: RegExp): boolean {
  if (tree.isDirectory(path) === 'yes' || tree.programPart(path, 0, 1) !== '') return false;
  if (root === '/') return true;
  const folder = path.slice(0, path.lastIndexOf('/')) || '/';
  return (tree.list(folder) ?? [])
    .filter((name) => kind.test(name))
    .slice(0, MOST_NEIGHBOURS)
    .some((name) => (tree.programPart(join(folder, name), 0, 1) ?? '') !== '');
}

export const isEmptyProgram = remember((site: Site, path: ServerPath): boolean =>
  isEmpty(site, path, LOADER),
);

/** Of a kernel or a ramdisk. */
export const isEmptyImage = remember((site: Site, path: ServerPath): boolean => isEmpty(site, path, SYSTEM));
