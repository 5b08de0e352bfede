/** dracut mounts a root that has no directory proc, and waits for it. */
import { miniature } from '../about/miniature.js';
import { elsewhere } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const TREE = (files: Readonly<Record<string, string>>) =>
  miniature({
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND initrd=initramfs.img root=nfs:192.168.1.1:/diskless/node21:vers=3 ip=dhcp rw
`,
    'srv/tftp/initramfs.img': '',
    'diskless/node21/etc/fstab': undefined,
    'diskless/node21/sbin/init': '',
    'diskless/node21/bin/sh': '',
    'diskless/node21/sys/.keep': '',
    'diskless/node21/dev/console': '',
    ...files,
  });

export const initramfsDracutProcDir = faultRule({
  id: 'initramfs/dracut-proc-dir',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The root of a node that boots with an initial ramdisk of dracut has no directory `proc`.',
    why: 'dracut takes what it has mounted for a root once there is a `proc` in it. Without one it goes on waiting: `Warning: dracut-initqueue timeout - starting timeout scripts`, and a shell after three minutes. Copies made with `--one-file-system` or without empty directories lack it.',
    avoid: TREE({}),
    prefer: TREE({ 'diskless/node21/proc/.keep': '' }),
    references: ['dracut modules.d/95nfs/nfsroot.sh', 'dracut modules.d/99base/dracut-lib.sh, usable_root'],
  },
  story: ({ path }) => `${path} has no directory proc, for which dracut waits`,
  message: ({ path, console }, { who }) =>
    `${path}, the root of ${who}, has no directory proc, by which dracut knows a root: ${console}. Make it: mkdir ${path}/proc.`,
  related: ({ at, others }) => elsewhere(at, others, 'the root without it'),
});
