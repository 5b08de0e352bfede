/** etc/mtab of a node's root is a file that was copied from another machine. */
import { startOf } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const TREE = (files: Readonly<Record<string, string>>) =>
  miniature({ 'diskless/node21/sbin/init': '', 'diskless/node21/bin/sh': '', ...files });

export const roottreeStaticMtab: CheckRule = {
  id: 'roottree/static-mtab',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: 'etc/mtab in the root of a node is a file and no link to /proc/mounts or /proc/self/mounts.',
    why: 'The file came with the copy, and says what the other machine had mounted. A node with a read-only root can never correct it: `df`, `mount` and `umount` go by it, and systemd remarks on it at every boot.',
    avoid: TREE({ 'diskless/node21/etc/mtab': '/dev/sda1 / ext3 rw 0 0\n' }),
    prefer: TREE({}),
    references: ['mount(8)', 'systemd(1)'],
  },
  check({ site: { nodeRoots, tree }, report }) {
    for (const { path, kind } of nodeRoots.values()) {
      const file = `${path.replace(/\/+$/, '')}/etc/mtab`;
      if (kind !== 'tree' || tree.exists(file) !== 'yes' || tree.isDirectory(file) !== 'no') continue;
      const at = tree.locate(file);
      // Where links are kept as text, this is one.
      if (at === undefined || tree.link(file) !== undefined) continue;
      report({
        at: startOf(at),
        message: `${file} is a file, and says what the machine had mounted that it was copied from. Make it a link: ln -sf ../proc/self/mounts ${file}.`,
      });
    }
  },
};
