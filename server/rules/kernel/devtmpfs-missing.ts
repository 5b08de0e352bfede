/** The kernel of a node that starts systemd has no devtmpfs. */
import { changed, miniature } from '../about/miniature.js';
import { lackingForSystemd } from '../about/systemdkernels.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SYSTEMD = { 'diskless/node21/usr/lib/systemd/systemd': '' };
const DEVTMPFS = (line: string) =>
  changed('srv/tftp/vmlinuz.config', 'CONFIG_DEVTMPFS=y\nCONFIG_DEVTMPFS_MOUNT=y\n', line);

export const kernelDevtmpfsMissing: CheckRule = {
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
  check(context) {
    for (const { symbols, nodes, booted } of lackingForSystemd(context, ['DEVTMPFS'])) {
      for (const symbol of symbols) {
        context.report({
          at: symbol.place,
          message: `CONFIG_DEVTMPFS is switched off in the kernel of ${nodesNamed(nodes)}, and the root holds systemd, which does not start without it: Failed to mount devtmpfs at /dev. Set it to y.`,
          related: [{ place: booted, message: 'booted from here' }],
          nodes,
        });
      }
    }
  },
};
