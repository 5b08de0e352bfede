/** KERNEL names a Linux kernel whose name ends like that of a boot program. */
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const NAMED = (line: string) =>
  miniature(changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'KERNEL vmlinuz', line));

export const pxeKernelExtension = faultRule({
  id: 'pxe/kernel-extension',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'KERNEL names a Linux kernel of a version that ends in `.0`, such as vmlinuz-6.1.0.',
    why: 'KERNEL guesses what a file is by the end of its name, and `.0` stands for a boot program of the network card. The kernel is far too large for one: `Too large for a boostrap (need LINUX instead of KERNEL?)`. LINUX does not guess.',
    avoid: NAMED('KERNEL vmlinuz-6.1.0'),
    prefer: NAMED('LINUX vmlinuz-6.1.0'),
    references: ['Syslinux doc/syslinux.txt, KERNEL and LINUX', 'Syslinux com32/elflink/ldlinux/execute.c'],
  },
  story: ({ name }) => `PXELINUX takes ${name} for a boot program, because its name ends in .0`,
  message: ({ name, console }, { who }) =>
    `KERNEL takes ${name} for a boot program, because its name ends in .0. The screen of ${who} shows "${console}". Write LINUX instead of KERNEL.`,
});
