/** init= names a program that the root of the node has not, and another one is started in its place. */
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

/** A kernel of before 4.0, and a root with an init. */
const SITE = (init: string) =>
  miniature({
    ...changed(CONFIG, ' rw', ` rw init=${init}`),
    'srv/tftp/vmlinuz.config': miniature()['srv/tftp/vmlinuz.config']?.replace('6.1.0', '3.18.0') ?? '',
    'diskless/node21/sbin/init': '',
    'diskless/node21/bin/sh': '',
    'diskless/node21/lib/libc.so.6': '',
  });

export const cmdlineInitMissing = faultRule({
  id: 'cmdline/init-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'init= names a program that is not in the root of the node, where whoever starts the first program takes another one then.',
    why: "The scripts of initramfs-tools say `Target filesystem doesn't have requested /sbin/inti.` and look for /sbin/init, /etc/init, /bin/init and /bin/sh, as a kernel of before 4.0 does; a later one panics, and the script of mkinitcpio stops (roottree/no-init). Those of dracut take /sbin/init; where systemd runs in the ramdisk, it refuses to go on.",
    avoid: SITE('/sbin/inti'),
    prefer: SITE('/sbin/init'),
    references: [
      'Linux init/main.c, kernel_init',
      'initramfs-tools, init',
      'dracut modules.d/99base/init.sh',
    ],
  },
  story: ({ named, instead }) => `the root holds no ${named}, which init= names, and ${instead} is started`,
  message: ({ named, path, by, instead }, { who }) =>
    `${path}, the root of ${who}, holds no ${named}, which init= names: ${by === 'kernel' ? 'the kernel' : by} starts ${instead} in its place${
      by === 'dracut' ? ', and where systemd runs in the ramdisk, the machine stops' : ''
    }. Correct the word, or take it out.`,
});
