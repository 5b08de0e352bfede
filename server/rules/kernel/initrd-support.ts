/** A label loads an initial ramdisk, and the kernel was built without the means to read one. */

import { othersOf } from '../about/kernel/symbols.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const INITRD = changed(
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
  '  APPEND',
  '  INITRD initrd.img\n  APPEND',
);

export const kernelInitrdSupport = faultRule({
  id: 'kernel/initrd-support',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The kernel of a label with an initial ramdisk has CONFIG_BLK_DEV_INITRD switched off.',
    why: 'PXELINUX loads the ramdisk, and the kernel never looks at it. Without the drivers in it the node stops with `VFS: Unable to mount root fs on unknown-block(0,0)`.',
    avoid: miniature({
      ...INITRD,
      ...changed(
        'srv/tftp/vmlinuz.config',
        'CONFIG_NET=y',
        '# CONFIG_BLK_DEV_INITRD is not set\nCONFIG_NET=y',
      ),
    }),
    prefer: miniature({
      ...INITRD,
      ...changed('srv/tftp/vmlinuz.config', 'CONFIG_NET=y', 'CONFIG_BLK_DEV_INITRD=y\nCONFIG_NET=y'),
    }),
    references: ['Linux init/Kconfig, BLK_DEV_INITRD', 'Linux Documentation/admin-guide/initrd.rst'],
  },
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  story: ({ image, ramdisk }) => `${image} never reads the ramdisk ${ramdisk} (CONFIG_BLK_DEV_INITRD)`,
  message: ({ console, effect, ramdisk }, { who }) =>
    `CONFIG_BLK_DEV_INITRD is switched off in the kernel of ${who}, so the ramdisk ${ramdisk} is loaded and never read${
      effect === 'stops'
        ? `: ${console ?? 'the kernel has no root to mount'}`
        : '. The kernel mounts its root without it'
    }. Set it to y, or take the ramdisk out.`,
  related: (_, told) => othersOf(told, 'the ramdisk that the label loads'),
});
