/** A node's fstab mounts a directory that the server does not export to it. */
import { repeatedRoot } from '../../boot/index.js';
import { startOf } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { nodeMounts, optional, versionWord } from '../about/mounts.js';
import { addressOf } from '../about/roots.js';

import type { CheckRule, Related } from '../rule.js';

const SHARED = (client: string) => ({
  ...changed('etc/exports', '\n', `\n/opt ${client}(ro,sync,no_subtree_check)\n`),
  ...changed('diskless/node21/etc/fstab', 'tmpfs', '192.168.1.1:/opt /opt nfs ro,vers=3,nolock 0 0\ntmpfs'),
});

export const fstabSourceNotExported: CheckRule = {
  id: 'fstab/source-not-exported',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'An fstab line of a node mounts a directory that is not exported to the node.',
    why: '`mount.nfs: access denied by server while mounting 192.168.1.1:/opt`; the boot stops for maintenance or goes on without the directory. The server logs `refused mount request … not exported`.',
    avoid: miniature(SHARED('192.168.7.0/24')),
    prefer: miniature(SHARED('192.168.1.0/24')),
    references: ['exports(5)', 'nfs(5)', 'nfs-utils support/export/auth.c'],
  },
  check(context) {
    for (const { trace, stage } of nodeMounts(context)) {
      const { decision, mount } = stage;
      const { nfs } = mount;
      if (nfs === undefined || mount.target.value === '/') continue; // The root is judged by the rules of the root.
      if (decision?.kind !== 'not-exported' && decision?.kind !== 'client-not-allowed') continue;
      // A path of version 4 that repeats the directory with fsid=0 is another finding.
      if (repeatedRoot(context.site, versionWord(mount), nfs.path.value) !== undefined) continue;
      const related: Related[] = [];
      if (decision.kind === 'client-not-allowed') {
        for (const entry of decision.entries.slice(0, 3)) {
          related.push({ place: entry.place, message: 'exported, but not to this node' });
        }
      } else {
        const [file] = context.site.exports?.files ?? [];
        if (file !== undefined) related.push({ place: startOf(file), message: 'no line here exports it' });
      }
      context.report({
        at: mount.source.place,
        severity: optional(stage) ? 'warning' : 'error',
        message: `${nfs.path.value} is not exported to node ${trace.node.name} (${addressOf(trace)}), which mounts it on ${mount.target.value}: mount.nfs: access denied by server. Export it to the node, or remove the line.`,
        related,
        nodes: [trace.node.name],
      });
    }
  },
};
