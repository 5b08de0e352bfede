/** The kernel of a node that starts systemd has no devtmpfs. */

import { othersOf } from '../about/kernel/symbols.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const SYSTEMD = { 'diskless/node21/usr/lib/systemd/systemd': '' };
const DEVTMPFS = (line: string) =>
  changed('srv/tftp/vmlinuz.config', 'CONFIG_DEVTMPFS=y\nCONFIG_DEVTMPFS_MOUNT=y\n', line);

export const kernelDevtmpfsMissing = faultRule({
  id: 'kernel/devtmpfs-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The kernel of a node whose root holds systemd has CONFIG_DEVTMPFS switched off.',
    why: 'systemd mounts a devtmpfs on /dev before anything else, and gives up without one: `Failed to mount devtmpfs at /dev: No such device`, then `Freezing execution`. The NFS root itself was mounted without any trouble.',
    avoid: miniature({ ...SYSTEMD, ...DEVTMPFS('# CONFIG_DEVTMPFS is not set\n') }),
    prefer: miniature({ ...SYSTEMD, ...DEVTMPFS('CONFIG_DEVTMPFS=y\n') }),
    references: ['systemd README, REQUIREMENTS', 'Linux drivers/base/Kconfig, DEVTMPFS'],
  },
  // The value was refused.
  saidBy: () => 'kernel/syntax',
  story: ({ image }) => `${image} has no devtmpfs (CONFIG_DEVTMPFS), which systemd does not start without`,
  message: ({ console }, { who }) =>
    `CONFIG_DEVTMPFS is switched off in the kernel of ${who}, and the root holds systemd, which does not start without it: ${console}. Set it to y.`,
  related: (_, told) => othersOf(told, 'booted from here'),
});
