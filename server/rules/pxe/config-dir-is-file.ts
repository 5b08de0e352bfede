/** pxelinux.cfg is a file, and PXELINUX looks for a directory of that name. */

import { folderThatIsFile } from '../../boot/index.js';
import { startOf } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const MENU = 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n';
const NO_DIRECTORY = {
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
  'srv/tftp/pxelinux.cfg/default': undefined,
};

export const pxeConfigDirIsFile: CheckRule = {
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
  check({ site, report }) {
    const { root, rootSaid } = site.tftp;
    if (root === undefined) return;
    const path = `${root === '/' ? '' : root}/pxelinux.cfg`;
    const file = folderThatIsFile(site, path);
    if (file === undefined) return;
    report({
      at: startOf(file),
      severity: rootSaid === undefined ? 'warning' : 'error',
      message: `${path} is a file. PXELINUX looks for a directory of that name with a file default in it: Unable to locate configuration file. Make the directory, and move this file to ${path}/default.`,
      related:
        rootSaid === undefined ? [] : [{ place: rootSaid.place, message: 'the root of the TFTP server' }],
    });
  },
};
