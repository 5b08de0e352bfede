/** The loader of Syslinux 5 and later needs a module beside it that is not there. */
import { missingFile } from '../about/causes.js';
import { tftpRoot } from '../about/loaders/tftproot.js';
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/vmlinuz': '' };

export const pxeCoreModuleMissing = faultRule({
  id: 'pxe/core-module-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'pxelinux.0 lies in the TFTP root without ldlinux.c32.',
    why: 'Since Syslinux 5 the loader is only a stub, and the rest is in `ldlinux.c32`. Without it: `Failed to load ldlinux.c32`, `Boot failed: press a key to retry, or wait for reset...`, for ever. Up to version 4 the file did not exist: nothing is said of a program whose banner, such as `PXELINUX 4.05`, tells that.',
    avoid: miniature(IMAGES),
    prefer: miniature({ ...IMAGES, 'srv/tftp/ldlinux.c32': '' }),
    references: ['Syslinux NEWS (5.00)', 'Syslinux core/elflink/load_env32.c'],
  },
  cause: ({ path, module }, told) => missingFile({ path: `${path} ${module}` }, told),
  story: ({ path, module }) => `${path} needs ${module} beside it (Syslinux 5 and later), which is not there`,
  message: ({ path, module, console }, { who }) =>
    `${path} needs ${module} beside it (Syslinux 5 and later), which is not there. The screen of ${who} shows "${console}", and it starts over. Copy ${module} of the same Syslinux release to ${path.slice(0, path.lastIndexOf('/'))}.`,
  related: tftpRoot,
});
