/** The kernel that U-Boot is to load does not exist where the TFTP server looks for it. */
import { missingFile } from '../about/causes.js';
import { tftpRoot } from '../about/loaders/tftproot.js';
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

export const ubootKernelMissing = faultRule({
  id: 'uboot/kernel-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The kernel of the only label that U-Boot can start does not exist under the TFTP root.',
    why: 'U-Boot says `Skipping linux for failure retrieving kernel`, tries the other labels, and then the next way to boot.',
    avoid: BOARD(`DEFAULT linux\nLABEL linux\n  KERNEL vmlinux\n  FDT board.dtb\n  APPEND ${WORDS}\n`),
    prefer: BOARD(`DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  FDT board.dtb\n  APPEND ${WORDS}\n`),
    references: ['U-Boot boot/pxe_utils.c, label_boot'],
  },
  cause: missingFile,
  story: ({ image, label }) =>
    `label ${label} names the kernel ${image}, which the TFTP server does not have`,
  message: ({ image, path, console }, { who }) =>
    `The kernel ${image} of ${who} does not exist${path === undefined ? '' : `: ${path} is not there`}. U-Boot shows "${console}". Put it there, or correct the name.`,
  related: tftpRoot,
});
