/** Boards with U-Boot, machines with shim, and characters that are taken for others, each in a small site. */
import { toldByFirmware } from '../../../server/rules/about/examples/twofirmwares.js';
import { grubImageOf } from '../grub-image.js';
import type { Files, Told } from '../told.js';
import { at, DHCP, dhcp, EXPORTS, FSTAB, OWN, two, WORD } from './site.js';

const WORDS = `root=/dev/nfs ${WORD} ip=dhcp rw`;
const board = (lines: string, more: Files = {}): Files =>
  at({
    'srv/tftp/board.dtb': '',
    [OWN]: `DEFAULT l\nLABEL l\n${lines}  APPEND ${WORDS}\n`,
    ...more,
  });
const shim = (more: Files, name = 'efi/shimx64.efi'): Files =>
  at({
    [DHCP]: toldByFirmware({ efi: name, host: '  option host-name "node21";\n' }),
    [`srv/tftp/${name}`]: '',
    ...more,
  });

/** What a firmware takes for a program of UEFI. */
const PROGRAM = grubImageOf({ sbat: 'sbat,1,SBAT Version,sbat,1,x\nshim,4,x,x,1,x\n' }).padEnd(2048, '\0');
/** in.tftpd takes whole names only, and none with `..`. */
const WITHOUT_S: Files = {
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS=""\n',
  [DHCP]: dhcp.replace('"pxelinux.0"', '"/srv/tftp/pxelinux.0"'),
};

export const boardSites: Readonly<Record<string, Told>> = {
  'a board': board('  KERNEL vmlinuz\n  FDT board.dtb\n'),
  'a device tree that is not there': board('  KERNEL vmlinuz\n  FDT bord.dtb\n'),
  'a device tree in a folder that is not there': board('  KERNEL vmlinuz\n  FDTDIR trees\n'),
  'a device tree by another word': board('  KERNEL vmlinuz\n  DEVICETREE bord.dtb\n'),
  'a kernel for a board that is not there': board('  KERNEL vmlinux\n  FDT board.dtb\n'),
  'no kernel for a board': board('  FDT board.dtb\n'),
  'a device tree that is not there, for two': {
    ...board('  KERNEL vmlinuz\n  FDT bord.dtb\n', { ...two, [OWN]: undefined }),
    'srv/tftp/pxelinux.cfg/default': board('  KERNEL vmlinuz\n  FDT bord.dtb\n')[OWN],
  },
  'shim without a second program': shim({}),
  'shim with it': shim({ 'srv/tftp/efi/grubx64.efi': '' }),
  'shim with it in another folder': shim({ 'srv/tftp/grubx64.efi': '' }),
  'shim at the top': shim({}, 'shimx64.efi'),
  'shim with a program for another machine': shim({ 'srv/tftp/efi/grubaa64.efi': '' }),
  'shim with a program that is none': shim({ 'srv/tftp/efi/grubx64.efi': '#!/bin/sh\n'.padEnd(600, '\0') }),
  'shim with a program for BIOS': shim({ 'srv/tftp/efi/grubx64.efi': '\u007fELF'.padEnd(600, '\0') }),
  'shim as it is built, with a program that is none': shim({
    'srv/tftp/efi/shimx64.efi': PROGRAM,
    'srv/tftp/efi/grubx64.efi': 'x'.padEnd(2048, '\0'),
  }),
  'shim as it is built, with a program for UEFI': shim({
    'srv/tftp/efi/shimx64.efi': PROGRAM,
    'srv/tftp/efi/grubx64.efi': PROGRAM,
  }),
  'a device tree in a name with ..': board('  KERNEL vmlinuz\n  FDT ../board.dtb\n', WITHOUT_S),
  'a kernel for a board in a name with ..': board('  KERNEL ../vmlinuz\n  FDT board.dtb\n', WITHOUT_S),
  'shim for two': shim({
    [DHCP]: `${toldByFirmware({ efi: 'efi/shimx64.efi', host: '  option host-name "node21";\n' })}host node22 { hardware ethernet 00:40:63:c2:ca:22; fixed-address 192.168.1.22; }\n`,
  }),
  'a blank of another kind in the words': at({
    [OWN]: `DEFAULT l\nLABEL l\n\u00a0\u00a0KERNEL vmlinuz\n  APPEND ${WORDS}\n`,
  }),
  'quotes of another kind': at({ [DHCP]: dhcp.replace('"pxelinux.0"', '\u201cpxelinux.0\u201d') }),
  'a dash of another kind': at({
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND ${WORDS} a\u2013b\n`,
  }),
  'a mark before all': at({ [OWN]: `\ufeffDEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND ${WORDS}\n` }),
  'a mark before the DHCP server’s': at({ [DHCP]: `\ufeff${dhcp}` }),
  'a blank of another kind in a remark': at({ [DHCP]: `# a\u00a0remark\n${dhcp}` }),
  'a blank of another kind between a path and its client': at({
    [EXPORTS]: '/diskless/node21\u00a0192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n',
  }),
  'a blank of another kind in the fstab': at({ [FSTAB]: 'tmpfs\u00a0/tmp tmpfs defaults 0 0\n' }),
  'a blank of another kind before the mount point alone': at({
    [FSTAB]: 'tmpfs \u00a0/tmp tmpfs defaults 0 0\ntmpfs /opt defaults\n',
  }),
  'a blank of another kind in a remark of the fstab': at({
    [FSTAB]: '# tmpfs\u00a0/tmp\ntmpfs /tmp tmpfs defaults 0 0\n',
  }),
  'many dashes of another kind': at({
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND ${WORDS}${' a\u2013b'.repeat(24)}\n`,
  }),
  'a merge that was not finished': at({
    [EXPORTS]:
      '<<<<<<< HEAD\n/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n=======\n/diskless/node21 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n>>>>>>> x\n',
  }),
  'a merge of the DHCP server’s that was not finished': at({
    [DHCP]: `<<<<<<< HEAD\n${dhcp}=======\n${dhcp}>>>>>>> x\n`,
  }),
  'two merges that were not finished': at({
    [FSTAB]:
      '<<<<<<< HEAD\n=======\n>>>>>>> x\ntmpfs /tmp tmpfs defaults 0 0\n<<<<<<< HEAD\n=======\n>>>>>>> y\n',
  }),
};
