/** A node mounts NFS version 3 with locking, and its root holds no rpc.statd. */
import { fix, insertAfter } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const TREE = {
  'diskless/node21/sbin/init': '',
  'diskless/node21/sbin/mount.nfs': '',
  'diskless/node21/bin/sh': '',
  'diskless/node21/lib/libc.so.6': '',
  'diskless/node21/dev/console': '',
  'diskless/node21/proc/.keep': '',
  'diskless/node21/sys/.keep': '',
  'diskless/node21/tmp/.keep': '',
  'diskless/node21/opt/.keep': '',
  'diskless/node21/var/.keep': '',
};
const OPT = (options: string) =>
  miniature({
    ...TREE,
    ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
    ...changed('diskless/node21/etc/fstab', 'tmpfs', `192.168.1.1:/opt /opt nfs ${options} 0 0\ntmpfs`),
  });

export const kernelLockdMissing = faultRule({
  id: 'kernel/lockd-missing',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: "A node's fstab mounts NFS version 3 with locks on the server, and the node's root holds no rpc.statd.",
    why: "The mount is refused: `mount.nfs: rpc.statd is not running but is required for remote locking.`, `mount.nfs: Either use '-o nolock' to keep locks local, or start statd.` Version 4 has locks of its own and needs no statd.",
    avoid: OPT('ro,vers=3'),
    prefer: OPT('ro,vers=3,nolock'),
    references: ['nfs(5), lock / nolock', 'rpc.statd(8)'],
  },
  story: ({ source, target }) =>
    `${source} on ${target}: version 3 without nolock needs rpc.statd, which the node does not have`,
  message: ({ target, root, console, four }) =>
    `${target} is mounted with NFS version 3 and locks on the server, and ${root} holds no rpc.statd: ${console} Add nolock${four ? ', or ask for vers=4' : ''}.`,
  fixes: ({ at }) => [fix('Add nolock', false, insertAfter(at, ',nolock'))],
});
