/** A configuration of GRUB has a command of another loader, and nothing starts without it. */
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { faultRule } from '../rule.js';

const WORDS = '/vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n';

export const grubCommandUnknown = faultRule({
  id: 'grub/command-unknown',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A command is none of GRUB, such as `kernel`, `title` or `append` of its first version and of PXELINUX, or a misspelt `linux`, or `linuxefi` in a GRUB for BIOS, and without it there is no kernel to start.',
    why: "GRUB shows `error: can't find command `kernel'.`, waits ten seconds at `Press any key to continue...`, and comes back to its menu, or to `grub>` where it has none.",
    avoid: bootedByGrub({ [GRUB_CFG]: grubMenu(`  kernel ${WORDS}`) }),
    prefer: bootedByGrub({ [GRUB_CFG]: grubMenu(`  linux ${WORDS}`) }),
    references: ['GRUB manual, "linux"', 'grub-core/script/execute.c', 'GRUB 2.06 in QEMU'],
  },
  commonToo: true,
  story: ({ command }) => `GRUB has no command ${command}, and nothing is loaded without it`,
  message: ({ command, instead, console }, { who, single }) =>
    `GRUB has no command "${command}", and without it starts nothing on ${who}${
      single ? '' : ', where they have such firmware'
    }: "${console}".${instead === undefined ? '' : ` GRUB 2 has ${instead}.`}`,
});
