/** A directory of a node on which its fstab mounts something does not exist. */
import { lacksMountPoint } from '../../boot/init/mountstep.js';
import type { Site } from '../../site/model.js';
import { changed, miniature } from '../about/miniature.js';
import { tracedRoots } from '../about/roots.js';
import type { CheckRule } from '../rule.js';

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

/**
 * What is kept in a repository lacks the directories that are empty on disk: only where one of those is there, all are
 * expected to be.
 */
function holdsEmptyDirectories({ tree }: Site, path: string): boolean {
  const names = tree.list(path) ?? [];
  return names.includes('bin') && ['proc', 'sys', 'mnt'].some((name) => names.includes(name));
}

export const fstabMountpointMissing: CheckRule = {
  id: 'fstab/mountpoint-missing',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: "A line of a node's fstab mounts on a directory that the node's root does not have.",
    why: '`mount.nfs: mount point /opt does not exist`, or `mount: /opt: mount point does not exist.`: the mount fails, and a node with a read-only root cannot make the directory. systemd makes missing mount points by itself, so roots with systemd are left alone.',
    avoid: TREE({}),
    prefer: TREE({ 'diskless/node21/opt/.keep': '' }),
    references: ['mount(8)', 'fstab(5)'],
  },
  check(context) {
    const { site, report } = context;
    const nodesOf = new Map<string, string[]>();
    for (const { trace, path } of tracedRoots(context)) {
      const names = nodesOf.get(path);
      if (names === undefined) nodesOf.set(path, [trace.node.name]);
      else names.push(trace.node.name);
    }
    for (const [path, nodes] of nodesOf) {
      const nodeRoot = site.nodeRoots.get(path);
      const mounts = nodeRoot?.fstab?.mounts ?? [];
      if (nodeRoot === undefined || !holdsEmptyDirectories(site, path)) continue;
      for (const mount of mounts) {
        const { target, type, options } = mount;
        if (!target.value.startsWith('/') || type.value === 'swap') continue;
        if (options.some(({ name }) => name === 'noauto' || name === 'nofail')) continue;
        if (!lacksMountPoint(site, nodeRoot, mount, mounts)) continue;
        report({
          at: target.place,
          message: `${path} has no directory ${target.value} to mount on: mount: ${target.value}: mount point does not exist. Make it on the server: mkdir ${path.replace(/\/+$/, '')}${target.value}.`,
          nodes,
        });
      }
    }
  },
};
