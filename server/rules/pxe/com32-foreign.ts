/** A module of Syslinux is built for another firmware than the program that loads it. */

import { tftpRoot } from '../about/loaders/tftproot.js';
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

/** The head of a module: 1 stands for 32 bits, 2 for 64. */
const module = (width: 1 | 2): string => `\x7fELF${String.fromCharCode(width)}`.padEnd(600, '\0');
const MENU = (width: 1 | 2) =>
  miniature({
    'srv/tftp/pxelinux.0': '.',
    'srv/tftp/ldlinux.c32': '.',
    'srv/tftp/libutil.c32': module(width),
    'srv/tftp/menu.c32': module(width),
    'srv/tftp/vmlinuz': '.',
    'srv/tftp/pxelinux.cfg/default': 'UI menu.c32\nTIMEOUT 50\nLABEL local\n  MENU DEFAULT\n  LOCALBOOT 0\n',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9':
      'UI menu.c32\nTIMEOUT 50\nLABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n',
  });

export const pxeCom32Foreign = faultRule({
  id: 'pxe/com32-foreign',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The menu that UI names is a module of 64 bits, as syslinux.efi for x64 loads them, and the program is pxelinux.0; or the other way round.',
    why: 'Syslinux has a set of modules for each firmware, under the same names. PXELINUX of BIOS shows `Failed to load COM32 file menu.c32` and falls back to the prompt; syslinux.efi crashes with `!!!! X64 Exception Type`. The two programs want folders of their own, each with its modules.',
    avoid: MENU(2),
    prefer: MENU(1),
    references: ['Syslinux NEWS (6.00)', 'Syslinux com32/lib/sys/module/i386/elf_module.c'],
  },
  story: ({ module: name, uefi }) =>
    `the module ${name} is built for ${uefi ? 'BIOS or 32-bit UEFI' : 'x64 UEFI'}`,
  message: ({ path, program, uefi, console }, { who }) =>
    `${program} is for ${uefi ? 'x64 UEFI' : 'BIOS'}, and ${path} is a module for ${uefi ? 'BIOS or 32-bit UEFI' : 'x64 UEFI'}: "${console}" is where ${who} will end. Put the modules of Syslinux's ${uefi ? 'efi64' : 'bios'} folder beside it; each firmware wants a folder of its own.`,
  related: tftpRoot,
});
