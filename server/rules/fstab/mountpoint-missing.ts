/** A directory of a node on which its fstab mounts something does not exist. */
import { changed, miniature } from '../about/miniature.js';
import { shown } from '../about/wording.js';
import { faultRule } from '../rule.js';

const TREE = (files: Readonly<Record<string, string>>) =>
  miniature({
    ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
    ...changed('diskless/node21/etc/fstab', 'tmpfs', '192.168.1.1:/opt /opt nfs ro,vers=3,nolock 0 0\ntmpfs'),
    'diskless/node21/sbin/init': '',
    'diskless/node21/bin/sh': '',
    'diskless/node21/tmp/.keep': '',
    'diskless/node21/proc/.keep': '',
    'opt/.keep': '',
    ...files,
  });

export const fstabMountpointMissing = faultRule({
  id: 'fstab/mountpoint-missing',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: "A line of a node's fstab mounts on a directory that the node's root does not have, or on a file.",
    why: '`mount.nfs: mount point /opt does not exist`, or `mount: /opt: mount point does not exist.`: the mount fails, and a node with a read-only root cannot make the directory. systemd makes missing mount points by itself, so roots with systemd are left alone.',
    avoid: TREE({}),
    prefer: TREE({ 'diskless/node21/opt/.keep': '' }),
    references: ['mount(8)', 'fstab(5)'],
  },
  story: ({ target, isFile }) =>
    `${target} ${isFile ? 'is a file' : 'does not exist'} on the node, so that nothing is mounted there`,
  message: ({ target, root, console, isFile }) => {
    const path = `${root.replace(/\/+$/, '')}${target}`;
    if (isFile)
      return `${path} is a file, on which nothing can be mounted${shown(console)}. Correct the mount point, or make it a directory.`;
    return `${root} has no directory ${target} to mount on${shown(console)}. Make it on the server: mkdir ${path}.`;
  },
});
