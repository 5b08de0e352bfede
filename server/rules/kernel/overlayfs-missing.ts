/** A node's fstab mounts an overlay, and its kernel was built without overlayfs. */

import { othersOf } from '../about/kernel/symbols.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const TABLE = {
  'diskless/node21/etc/fstab': `192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0
tmpfs /tmp tmpfs mode=1777 0 0
tmpfs /var/over tmpfs defaults 0 0
overlay /srv overlay lowerdir=/srv,upperdir=/var/over/up,workdir=/var/over/inner 0 0
`,
};
const SYMBOL = (line: string) =>
  changed('srv/tftp/vmlinuz.config', 'CONFIG_TMPFS=y', `CONFIG_TMPFS=y\n${line}`);

export const kernelOverlayfsMissing = faultRule({
  id: 'kernel/overlayfs-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: "A node's fstab mounts an overlay, and its kernel has CONFIG_OVERLAY_FS switched off.",
    why: "The mount fails with `mount: unknown filesystem type 'overlay'`, and what should have been writable is not.",
    avoid: miniature({ ...TABLE, ...SYMBOL('# CONFIG_OVERLAY_FS is not set') }),
    prefer: miniature({ ...TABLE, ...SYMBOL('CONFIG_OVERLAY_FS=y') }),
    references: ['Linux fs/overlayfs/Kconfig'],
  },
  story: ({ target, type }) => `${target}: the kernel has no ${type} (CONFIG_OVERLAY_FS)`,
  message: ({ console, target, word }, { who }) =>
    `CONFIG_OVERLAY_FS is switched off in the kernel of ${who}, and ${
      word === undefined
        ? `the fstab mounts an overlay on ${target}`
        : `${word} lays an overlay over the root`
    }: ${console}. Set it to y.`,
  related: ({ word }, told) =>
    othersOf(
      told,
      word === undefined ? 'this line needs CONFIG_OVERLAY_FS' : 'this word needs CONFIG_OVERLAY_FS',
    ),
});
