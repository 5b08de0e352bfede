/** A configuration of GRUB empties `root`, and names its kernel without a device. */
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { faultRule } from '../rule.js';

const FIRST = (line: string) => bootedByGrub({ [GRUB_CFG]: grubMenu(undefined, `${line}set timeout=5\n`) });

export const grubRootUnset = faultRule({
  id: 'grub/root-unset',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A grub.cfg sets `root` to nothing, with `unset root`, `set root=`, or a variable that nothing sets, and the kernel is named without a device.',
    why: "GRUB looks for names without a device on the one that `root` names. Over the network it has set that itself, to the server that it came from. Where it is empty, GRUB shows `error: variable `root' isn't set.`, waits at `Press any key to continue...`, and loads nothing.",
    avoid: FIRST('set root=$server\n'),
    prefer: FIRST(''),
    references: ['grub-core/kern/file.c, grub_file_open', 'grub-core/kern/device.c', 'GRUB 2.06 in QEMU'],
  },
  commonToo: true,
  story: ({ kernel }) => `root is empty, so that ${kernel} is looked for nowhere`,
  message: ({ kernel, console }, { who, single }) =>
    `root is empty behind this line, and GRUB does not know from where to load ${kernel}: it starts nothing on ${who}${
      single ? '' : ', where they have such firmware'
    }: "${console}". Take the line away, since root is the server that GRUB came from, or name one: set root=(tftp).`,
  related: ({ others }) =>
    others.map((place) => ({ place, message: 'the kernel is named without a device' })),
});
