/** A configuration file for U-Boot has no label that it can start. */
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const BOARD = (text: string) =>
  miniature({
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/board.dtb': '',
    'srv/tftp/vmlinuz': '',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': text,
  });
const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';

export const ubootNothingToStart = faultRule({
  id: 'uboot/nothing-to-start',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'No label of a configuration file for U-Boot names a kernel.',
    why: 'U-Boot tries the default, then all other labels in their order. Of one without KERNEL it says `No kernel given, skipping`, and then it goes on to the next way to boot, or stops at its prompt.',
    avoid: BOARD(`DEFAULT linux\nLABEL linux\n  FDT board.dtb\n  APPEND ${WORDS}\n`),
    prefer: BOARD(`DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  FDT board.dtb\n  APPEND ${WORDS}\n`),
    references: ['U-Boot boot/pxe_utils.c, label_boot', 'U-Boot doc/README.pxe'],
  },
  story: ({ name }) => `no label of ${name} can be started`,
  message: ({ name, console }, { who }) =>
    `No label of ${name} names a kernel. U-Boot on ${who} shows "${console}". Write KERNEL into the label that is to start.`,
});
