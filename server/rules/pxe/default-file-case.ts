/** The file for all other machines is not called `default`, but something like it. */

import { configRead, misnamedDefault } from '../../boot/index.js';
import { startOf } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const OTHER = changed(
  'etc/dhcp/dhcpd.conf',
  'host node21 {',
  'host node22 {\n  hardware ethernet 00:40:63:c2:ca:d0;\n  fixed-address 192.168.1.22;\n}\nhost node21 {',
);
const LOCAL = 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n';

export const pxeDefaultFileCase: CheckRule = {
  id: 'pxe/default-file-case',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The directory has no file `default`, but one called Default, default.cfg or the like.',
    why: 'PXELINUX asks for `default`, in lower case and without an ending. Machines without a file of their own show `Unable to locate configuration file`.',
    avoid: miniature({
      ...OTHER,
      'srv/tftp/pxelinux.cfg/default': undefined,
      'srv/tftp/pxelinux.cfg/Default': LOCAL,
    }),
    prefer: miniature({ ...OTHER, 'srv/tftp/pxelinux.cfg/default': LOCAL }),
    references: ['Syslinux doc/pxelinux.txt', 'Syslinux core/fs/pxe/pxe.c'],
  },
  check({ site, boots, report }) {
    const read = new Set(boots.map(configRead));
    for (const directory of site.pxe) {
      const found = misnamedDefault(site, directory);
      if (found === undefined || read.has(found.file)) continue;
      const lost = boots.some(({ stages }) =>
        stages.some(({ faults }) => faults.some(({ at }) => at.file === found.file)),
      );
      report({
        at: startOf(found.file),
        severity: lost ? 'error' : 'warning',
        message: `PXELINUX never asks for ${found.name}: the file for all other machines is called "default", in lower case and without an ending. Machines without a file of their own show "Unable to locate configuration file". Rename the file to default.`,
      });
    }
  },
};
