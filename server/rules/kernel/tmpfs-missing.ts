/** A node's fstab mounts a kind of file system that its kernel was built without: tmpfs or overlay. */

import { othersOf } from '../about/kernel/symbols.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const off = (symbol: string) => changed('srv/tftp/vmlinuz.config', 'CONFIG_TMPFS=y', symbol);

export const kernelTmpfsMissing = faultRule({
  id: 'kernel/tmpfs-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: "A node's fstab mounts a tmpfs, and its kernel has CONFIG_TMPFS switched off.",
    why: 'The mount fails (`mount: wrong fs type, bad option, bad superblock on tmpfs`), and /tmp or /run stays on the NFS root, or cannot be written at all.',
    avoid: miniature(off('CONFIG_SHMEM=y\n# CONFIG_TMPFS is not set')),
    prefer: miniature(off('CONFIG_SHMEM=y\nCONFIG_TMPFS=y')),
    references: ['Linux fs/Kconfig, TMPFS', 'Linux mm/shmem.c'],
  },
  // The value was refused.
  saidBy: () => 'kernel/syntax',
  story: ({ target, type }) => `${target}: the kernel has no ${type} (CONFIG_TMPFS)`,
  message: ({ console, target, type }, { who }) =>
    `CONFIG_TMPFS is switched off in the kernel of ${who}, and the fstab mounts ${type} on ${target}: ${console}. Set it to y.`,
  related: (_, told) => othersOf(told, 'this line needs CONFIG_TMPFS'),
});
