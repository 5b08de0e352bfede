/** pxelinux.cfg is a file, and PXELINUX looks for a directory of that name. */

import { miniature } from '../about/miniature.js';
import { tftpRoot } from '../about/tftproot.js';
import { faultRule } from '../rule.js';

const MENU = 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n';
const NO_DIRECTORY = {
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
  'srv/tftp/pxelinux.cfg/default': undefined,
};

export const pxeConfigDirIsFile = faultRule({
  id: 'pxe/config-dir-is-file',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'Below the root of the TFTP server, pxelinux.cfg is a file and not a directory.',
    why: 'PXELINUX asks for files in a directory of that name, such as `pxelinux.cfg/default`. None of them can be there: `Unable to locate configuration file`.',
    avoid: miniature({ ...NO_DIRECTORY, 'srv/tftp/pxelinux.cfg': MENU }),
    prefer: miniature({
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
      'srv/tftp/pxelinux.cfg/default': MENU,
    }),
    references: ['Syslinux doc/pxelinux.txt'],
  },
  story: ({ path }) => `${path} is a file, and PXELINUX looks for a directory of that name`,
  message: ({ path, console }, { who }) =>
    `${path} is a file. PXELINUX looks for a directory of that name with a file default in it, and shows "${console}" on ${who}. Make the directory, and move this file to ${path}/default.`,
  related: tftpRoot,
});
