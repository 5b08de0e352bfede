/** A node mounts NFS version 3 with locking, and its root holds no rpc.statd. */
import type { Mount } from '../../site/fstab/facts.js';
import { fix, insertAfter } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { isNfs } from '../about/tables.js';
import type { CheckRule } from '../rule.js';

const TREE = {
  'diskless/node21/sbin/init': '',
  'diskless/node21/sbin/mount.nfs': '',
  'diskless/node21/bin/sh': '',
  'diskless/node21/dev/console': '',
  'diskless/node21/proc/.keep': '',
  'diskless/node21/sys/.keep': '',
  'diskless/node21/tmp/.keep': '',
  'diskless/node21/opt/.keep': '',
};
const OPT = (options: string) =>
  miniature({
    ...TREE,
    ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
    ...changed('diskless/node21/etc/fstab', 'tmpfs', `192.168.1.1:/opt /opt nfs ${options} 0 0\ntmpfs`),
  });

/** Version 3 in so many words, and nothing that keeps locks local. */
function locksRemotely(mount: Mount): boolean {
  const has = (...names: readonly string[]) => mount.options.some(({ name }) => names.includes(name));
  const version = mount.options.findLast(({ name }) => /^(vers|nfsvers|v[234](\.\d)?)$/.test(name));
  const three = version?.name === 'v3' || (version?.name.includes('vers') === true && version.value === '3');
  return three && !has('nolock', 'noauto', 'local_lock');
}

export const kernelLockdMissing: CheckRule = {
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
  check({ site, boots, report }) {
    const { tree } = site;
    for (const [path, { fstab, kind }] of site.nodeRoots) {
      const mounts = (fstab?.mounts ?? []).filter(
        (mount) => isNfs(mount) && mount.target.value !== '/' && locksRemotely(mount),
      );
      // Of /var itself, where statd keeps its files, another rule says the same, with more to it.
      const outside = mounts.filter(({ target }) => !/^\/var(?:\/lib(?:\/nfs)?)?\/?$/.test(target.value));
      const [first] = outside;
      if (kind !== 'tree' || first === undefined) continue;
      const there = (name: string) =>
        ['sbin', 'usr/sbin'].map((folder) => tree.exists(`${path}/${folder}/${name}`));
      // Without mount.nfs the node mounts by other means, and with a doubt about statd nothing is known.
      if (!there('mount.nfs').includes('yes') || there('rpc.statd').some((answer) => answer !== 'no'))
        continue;
      const nodes = boots.flatMap(({ node, root }) =>
        root?.path.kind === 'value' && root.path.value === path ? [node.name] : [],
      );
      for (const mount of outside) {
        const last = mount.options[mount.options.length - 1];
        report({
          at: last?.place ?? mount.target.place,
          message: `${mount.target.value} is mounted with NFS version 3 and locks on the server, and ${path} holds no rpc.statd: mount.nfs: rpc.statd is not running but is required for remote locking. Add nolock, or ask for vers=4.`,
          nodes,
          fixes: () =>
            last === undefined
              ? []
              : [fix('Add nolock', false, insertAfter(mount.optionsPlace ?? last.place, ',nolock'))],
        });
      }
    }
  },
};
