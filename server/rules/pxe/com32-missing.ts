/** A configuration file uses a COM32 module, a menu for instance, that is not under the TFTP root. */

import { missingFile } from '../about/causes.js';
import { tftpRoot } from '../about/loaders/tftproot.js';
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
const MENU = {
  'srv/tftp/pxelinux.cfg/default': 'UI menu.c32\nTIMEOUT 50\nLABEL local\n  MENU DEFAULT\n  LOCALBOOT 0\n',
};
const LIBRARIES = { 'srv/tftp/libutil.c32': '', 'srv/tftp/libcom32.c32': '' };

export const pxeCom32Missing = faultRule({
  id: 'pxe/com32-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A module that UI, COM32 or KERNEL names, or a library it needs, does not exist under the TFTP root.',
    why: 'PXELINUX shows `Failed to load COM32 file menu.c32` and falls back to the prompt. Since Syslinux 5 the menus also need `libutil.c32` (and `vesamenu.c32` needs `libcom32.c32`), all of one release.',
    avoid: miniature({ ...IMAGES, ...MENU, 'srv/tftp/menu.c32': '' }),
    prefer: miniature({ ...IMAGES, ...MENU, ...LIBRARIES, 'srv/tftp/menu.c32': '' }),
    references: ['Syslinux doc/menu.txt', 'Syslinux NEWS (5.00)'],
  },
  cause: missingFile,
  story: ({ module, path, libraries }) =>
    path === undefined
      ? `the module ${module} needs ${libraries.join(' and ')} beside it, which ${libraries.length === 1 ? 'is' : 'are'} not there`
      : `the module ${module} does not exist: ${path} is not there`,
  message: ({ module, path, libraries, console }) =>
    path === undefined
      ? `The module ${module} needs ${libraries.join(' and ')} beside it (Syslinux 5 and later), which ${libraries.length === 1 ? 'is' : 'are'} not there: "${console}".`
      : `The module ${module} does not exist: ${path} is not there, nor is it in a folder of PATH. The screen shows "${console}".`,
  related: tftpRoot,
});
