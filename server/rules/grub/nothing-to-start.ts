/** The grub.cfg that machines read has no entry. */
import { bootedByGrub, GRUB_CFG } from '../about/examples/grub.js';
import { faultRule } from '../rule.js';

export const grubNothingToStart = faultRule({
  id: 'grub/nothing-to-start',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A grub.cfg has no menuentry, opens no other file, and starts nothing by itself.',
    why: 'GRUB shows `Minimal BASH-like line editing is supported.` and waits at `grub>`. Without an entry around them, `linux` and `initrd` need a `boot` behind them.',
    avoid: bootedByGrub({ [GRUB_CFG]: 'set timeout=5\nlinux /vmlinuz ip=dhcp\n' }),
    prefer: bootedByGrub(),
    references: ['GRUB manual, "Simple configuration"', 'grub-core/normal/main.c, grub_normal_execute'],
  },
  commonToo: true,
  story: ({ name }) => `${name} has no entry, and GRUB waits at grub>`,
  message: ({ name, console }, { who, single }) =>
    `${name} has no menuentry and no boot, so that GRUB starts nothing on ${who}${single ? '' : ', where they have such firmware'}: it shows "${console}" and waits at grub>. Write a menuentry, or boot behind linux and initrd.`,
});
