/** An entry of GRUB loads its initial ramdisk before its kernel. */
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { faultRule } from '../rule.js';

const LINUX = '  linux /vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n';
const INITRD = '  initrd /initrd.img\n';
const entry = (commands: string) =>
  bootedByGrub({ [GRUB_CFG]: grubMenu(commands), 'srv/tftp/initrd.img': '' });

export const grubInitrdBeforeLinux = faultRule({
  id: 'grub/initrd-before-linux',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: '`initrd` stands before `linux`, or in its place.',
    why: 'GRUB shows `error: you need to load the kernel first.`, goes on with the next line, waits ten seconds at `Press any key to continue...`, and starts the kernel without an initial ramdisk. A kernel that mounts its root itself goes on; another one panics.',
    avoid: entry(INITRD + LINUX),
    prefer: entry(LINUX + INITRD),
    references: ['grub-core/loader/i386/linux.c, grub_cmd_initrd', 'GRUB 2.06 in QEMU'],
  },
  commonToo: true,
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  story: ({ kernel }) =>
    kernel === undefined
      ? 'initrd loads a ramdisk, and nothing loads a kernel'
      : `initrd stands before ${kernel}, which starts without a ramdisk`,
  message: ({ kernel, console }, { who, single }) => {
    const where = single ? '' : ', where they have such firmware,';
    if (kernel === undefined)
      return `initrd stands here, and no linux: "${console}". GRUB starts nothing on ${who}${where} and comes back to its menu. Load the kernel with linux.`;
    return `initrd stands before linux: "${console}". Ten seconds later GRUB starts ${kernel} of ${who}${where} without an initial ramdisk. Put initrd behind linux.`;
  },
  related: ({ others: [linux] }) =>
    linux === undefined ? [] : [{ place: linux, message: 'the kernel is loaded here' }],
});
