/** A node's fstab mounts something read-write that the server exports read-only. */
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { nodeMounts, option } from '../about/mounts.js';
import type { CheckRule } from '../rule.js';

const SHARED = (options: string) => ({
  ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync,no_subtree_check)\n'),
  ...changed(
    'diskless/node21/etc/fstab',
    'tmpfs',
    `192.168.1.1:/opt /opt nfs ${options},vers=3,nolock 0 0\ntmpfs`,
  ),
});

export const fstabRwOnRoExport: CheckRule = {
  id: 'fstab/rw-on-ro-export',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'An fstab line of a node says rw, but the export that governs it is read-only.',
    why: 'The mount succeeds, and every write ends in `Read-only file system`, long after the boot, in whatever program writes first.',
    avoid: miniature(SHARED('rw')),
    prefer: miniature(SHARED('ro')),
    references: ['exports(5)', 'nfs(5)'],
  },
  check(context) {
    for (const { trace, stage } of nodeMounts(context)) {
      const rw = option(stage, 'rw');
      const { decision, mount } = stage;
      if (rw === undefined || option(stage, 'ro') !== undefined || decision?.kind !== 'granted') continue;
      const { client, entry } = decision;
      if (client.effective.rw) continue;
      const ro = client.options.find(({ name }) => name === 'ro');
      context.report({
        at: rw.place,
        message: `Node ${trace.node.name} mounts ${mount.target.value} read-write, but ${entry.path.value} is exported to it read-only${
          ro === undefined ? ' (the default)' : ''
        }. Writes will end in "Read-only file system". Mount it ro, or export it rw.`,
        related: [{ place: ro?.place ?? client.place, message: 'exported read-only here' }],
        nodes: [trace.node.name],
        fixes: () => [fix('Mount it ro', false, replace(rw.place, 'ro'))],
      });
    }
  },
};
