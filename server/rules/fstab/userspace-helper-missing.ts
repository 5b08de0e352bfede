/** The root of a node has no mount.nfs, and its fstab mounts NFS. */
import { changed, miniature } from '../about/miniature.js';
import { elsewhere } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const TREE = (files: Readonly<Record<string, string>>) =>
  miniature({
    ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
    ...changed('diskless/node21/etc/fstab', 'tmpfs', '192.168.1.1:/opt /opt nfs ro,vers=3,nolock 0 0\ntmpfs'),
    'diskless/node21/sbin/init': '',
    'diskless/node21/bin/sh': '',
    'diskless/node21/bin/mount': '',
    'diskless/node21/opt/.keep': '',
    'opt/.keep': '',
    ...files,
  });

export const fstabUserspaceHelperMissing = faultRule({
  id: 'fstab/userspace-helper-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: "A node's fstab mounts NFS, and its root has mount, but no mount.nfs.",
    why: 'The kernel mounts the root by itself; everything else is for /sbin/mount.nfs of nfs-utils, which a small root often lacks: `mount: /opt: bad option; for several filesystems (e.g. nfs, cifs) you might need a /sbin/mount.nfs helper program.` The mount of busybox does without, and that of util-linux before 2.13 did.',
    avoid: TREE({}),
    prefer: TREE({ 'diskless/node21/sbin/mount.nfs': '' }),
    references: ['mount(8), EXTERNAL HELPERS', 'nfs(5)'],
  },
  story: ({ target, root }) => `${root} has no mount.nfs, so ${target} is not mounted`,
  message: ({ root, console }, { who, single }) =>
    `${root}, the root of ${who}, has mount and no mount.nfs, and nothing that this fstab has on NFS is mounted: ${console} Install nfs-common (nfs-utils) in the root${single ? '' : 's'}.`,
  related: ({ at, others }) => elsewhere(at, others, 'not mounted either'),
});
