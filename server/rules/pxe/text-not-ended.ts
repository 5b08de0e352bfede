/** TEXT HELP of a PXELINUX configuration has no ENDTEXT, and directives stand behind it. */

import { allConfigFiles } from '../about/loaders/pxeconfigs.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const MENU = (end: string) =>
  miniature({
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw
  TEXT HELP
    Starts the node.
${end}LABEL local
  LOCALBOOT 0
`,
  });

export const pxeTextNotEnded: CheckRule = {
  id: 'pxe/text-not-ended',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A TEXT HELP of PXELINUX has no ENDTEXT, and labels or other directives stand behind it.',
    why: 'PXELINUX takes every line up to ENDTEXT for help, to the end of the file. The labels behind it are not there: the menu does not show them, and a DEFAULT that names one of them starts nothing.',
    avoid: MENU(''),
    prefer: MENU('  ENDTEXT\n'),
    references: ['Syslinux com32/elflink/ldlinux/readconfig.c', 'Syslinux doc/menu.txt, TEXT HELP'],
  },
  check({ site, report }) {
    for (const { uboot, unendedText } of allConfigFiles(site)) {
      if (uboot || unendedText === undefined) continue;
      const { place, lost } = unendedText;
      report({
        at: place,
        message: `This text has no ENDTEXT: PXELINUX takes all that follows for help, to the end of the file, and "${lost}" for a part of it. Write ENDTEXT in a line of its own where the help ends.`,
      });
    }
  },
};
