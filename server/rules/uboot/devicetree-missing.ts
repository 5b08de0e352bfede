/** The device tree that U-Boot is to load does not exist where the TFTP server looks for it. */
import { missingFile } from '../about/causes.js';
import { tftpRoot } from '../about/loaders/tftproot.js';
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const BOARD = (tree: string) =>
  miniature({
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/board.dtb': '',
    'srv/tftp/vmlinuz': '',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  FDT ${tree}
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw
`,
  });

export const ubootDevicetreeMissing = faultRule({
  id: 'uboot/devicetree-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The device tree that FDT or DEVICETREE names in the only label that U-Boot can start does not exist under the TFTP root.',
    why: 'U-Boot loads it before the kernel runs, says `Skipping linux for failure retrieving FDT`, and tries the next way to boot. FDTDIR names a folder, in which U-Boot goes on without a file.',
    avoid: BOARD('bord.dtb'),
    prefer: BOARD('board.dtb'),
    references: ['U-Boot boot/pxe_utils.c, label_boot'],
  },
  cause: missingFile,
  story: ({ name, label }) =>
    `label ${label} names the device tree ${name}, which the TFTP server does not have`,
  message: ({ name, path, console }, { who }) =>
    `The device tree ${name} of ${who} does not exist${path === undefined ? '' : `: ${path} is not there`}. U-Boot shows "${console}". Put it there, or correct the name.`,
  related: tftpRoot,
});
