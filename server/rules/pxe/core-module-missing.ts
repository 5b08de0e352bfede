/** The loader of Syslinux 5 and later needs a module beside it that is not there. */
import { optionByCode } from '../../boot/index.js';
import { bootFiles, namesOf } from '../about/bootfiles.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/vmlinuz': '' };

/** Where the loader looks, relative to its own directory and to the root (com32/elflink, core/path.c). */
const PLACES = ['', 'boot/isolinux/', 'isolinux/', 'boot/syslinux/', 'syslinux/'];

/** The module each loader begins with, by its base name. */
function coreModule(loader: string): string | undefined {
  if (loader === 'pxelinux.0' || loader === 'lpxelinux.0') return 'ldlinux.c32';
  return loader === 'syslinux.efi' ? 'ldlinux.e64' : undefined;
}

export const pxeCoreModuleMissing: CheckRule = {
  id: 'pxe/core-module-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'pxelinux.0 lies in the TFTP root without ldlinux.c32.',
    why: 'Since Syslinux 5 the loader is only a stub, and the rest is in `ldlinux.c32`. Without it: `Failed to load ldlinux.c32`, `Boot failed: press a key to retry, or wait for reset...`, for ever. Up to version 4 the file did not exist; then this finding can be switched off.',
    avoid: miniature(IMAGES),
    prefer: miniature({ ...IMAGES, 'srv/tftp/ldlinux.c32': '' }),
    references: ['Syslinux NEWS (5.00)', 'Syslinux core/elflink/load_env32.c'],
  },
  check({ site, boots, report }) {
    const { root, listingComplete, mapFile } = site.tftp;
    if (root === undefined || !listingComplete || mapFile) return;
    // With option 210 the loader looks below that prefix instead.
    const usual = boots.filter(
      ({ loader, chained }) => optionByCode(site, chained ?? loader, 210).kind === 'none',
    );
    for (const { place, traces, first } of bootFiles(usual)) {
      const path = first.bootFile?.path;
      if (path === undefined || first.bootFile?.present !== 'yes') continue;
      const slash = path.lastIndexOf('/');
      const module = coreModule(path.slice(slash + 1));
      if (module === undefined) continue;
      const directories = [`${path.slice(0, slash)}/`, `${root}/`];
      const answers = directories.flatMap((directory) =>
        PLACES.map((inner) => site.tree.exists(directory.replace(/\/+$/, '/') + inner + module)),
      );
      if (answers.some((answer) => answer !== 'no')) continue;
      report({
        at: place,
        message: `${path} needs ${module} beside it (Syslinux 5 and later), which is not there. The node shows "Failed to load ${module}" and starts over. Copy ${module} of the same Syslinux release to ${path.slice(0, slash)}.`,
        related:
          site.tftp.rootSaid === undefined
            ? []
            : [{ place: site.tftp.rootSaid.place, message: `the TFTP root is ${root}` }],
        nodes: namesOf(traces),
      });
    }
  },
};
