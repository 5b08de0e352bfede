/** A node swaps to a file on its NFS root, and its kernel cannot. */

import { nodeRootOf } from '../../boot/index.js';
import { changed, miniature } from '../about/miniature.js';
import { usersByPath } from '../about/nfs/roots.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SWAP = (symbol: string) =>
  miniature({
    ...changed('diskless/node21/etc/fstab', 'tmpfs', '/swapfile none swap sw 0 0\ntmpfs'),
    ...changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_FS=y', `CONFIG_NFS_FS=y\n${symbol}`),
  });

export const fstabSwapLocalOrNfs: CheckRule = {
  id: 'fstab/swap-local-or-nfs',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A swap line of a node names a file on its NFS root, and the kernel is built without CONFIG_NFS_SWAP.',
    why: '`swapon: /swapfile: swapon failed: Invalid argument`: the node runs without swap. The file came along when the tree was copied; over NFS swap is slow, and a node without memory for it stops when the server does.',
    avoid: SWAP('# CONFIG_NFS_SWAP is not set\n'),
    prefer: SWAP('CONFIG_NFS_SWAP=y\nCONFIG_SWAP=y\n'),
    references: ['swapon(8)', 'Linux fs/nfs/Kconfig, NFS_SWAP'],
  },
  check(context) {
    const { site, report } = context;
    for (const [, users] of usersByPath(context.boots)) {
      const [user] = users;
      const mounts = (user === undefined ? undefined : nodeRootOf(site, user.root))?.fstab?.mounts ?? [];
      const line = mounts.find(
        ({ source, type, options }) =>
          type.value === 'swap' &&
          /^\/(?!dev\/)/.test(source.value) &&
          !options.some(({ name }) => name === 'noauto' || name === 'nofail'),
      );
      // A file on a file system of its own is another matter.
      if (
        line === undefined ||
        mounts.some(({ target }) => target.value !== '/' && line.source.value.startsWith(`${target.value}/`))
      )
        continue;
      const [first] = users;
      const symbol = first?.kernel.configuration?.symbols.get('NFS_SWAP');
      if (first === undefined || symbol?.value !== 'n') continue;
      const nodes = [...new Set(users.map(({ trace }) => trace.node.name))];
      report({
        at: line.source.place,
        message: `${line.source.value} lies on the NFS root of ${nodesNamed(nodes)}, whose kernel cannot swap to it: swapon failed: Invalid argument. Remove the line, or build the kernel with CONFIG_NFS_SWAP=y.`,
        related: [{ place: symbol.place, message: 'the kernel has it switched off' }],
        nodes,
      });
    }
  },
};
