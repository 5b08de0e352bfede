/** Words for the kernel stand behind `initrd`, which takes each for a file. */
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { faultRule } from '../rule.js';

const menu = (initrd: string): string =>
  grubMenu(
    `  linux /vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n  initrd ${initrd}\n`,
  );
const RAMDISK = { 'srv/tftp/initrd.img': '' };

export const grubInitrdWords = faultRule({
  id: 'grub/initrd-words',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'Words such as `auto=true` stand behind the file of `initrd`.',
    why: '`initrd` takes each of its words for one more file and asks the server for it: `error: File not found.`, then `Press any key to continue...`. No ramdisk is loaded, and ten seconds later the kernel starts without one. Words for the kernel belong behind `linux`.',
    avoid: bootedByGrub({ ...RAMDISK, [GRUB_CFG]: menu('/initrd.img quiet=1') }),
    prefer: bootedByGrub({ ...RAMDISK, [GRUB_CFG]: menu('/initrd.img') }),
    references: ['grub-core/loader/linux.c, grub_initrd_init', 'GRUB manual, "initrd"'],
  },
  commonToo: true,
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  story: ({ word }) => `initrd takes ${word} for a file, which is not there`,
  message: ({ word, console }) =>
    `initrd takes ${word} for one more file: "${console}", and no ramdisk is loaded. Words for the kernel belong behind linux.`,
  related: ({ others: [linux] }) =>
    linux === undefined ? [] : [{ place: linux, message: 'the command that takes words' }],
});
