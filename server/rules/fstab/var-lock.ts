/** A node mounts /var, or a part of it, over NFS version 3 with locking, which needs files under /var first. */

import type { Site } from '../../site/model.js';
import { fix, insertAfter } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { type TracedRoot, usersByPath } from '../about/nfs/roots.js';
import type { CheckRule } from '../rule.js';

const VAR = (options: string) => ({
  ...changed('etc/exports', '\n', '\n/export/var 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n'),
  ...changed('diskless/node21/etc/fstab', 'tmpfs', `192.168.1.1:/export/var /var nfs ${options} 0 0\ntmpfs`),
});

export const fstabVarLock: CheckRule = {
  id: 'fstab/var-lock',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A node mounts /var (or a directory of it) over NFS version 3 without nolock: since a word asks for it, or since server or kernel have no version 4.',
    why: 'Locks of version 3 need rpc.statd on the node, which keeps its state in /var/lib/nfs: `mount.nfs: rpc.statd is not running but is required for remote locking.`',
    avoid: miniature(VAR('rw,vers=3')),
    prefer: miniature(VAR('rw,vers=3,nolock')),
    references: ['nfs(5), lock / nolock'],
  },
  check(context) {
    const { site, report } = context;
    const usersOf = usersByPath(context.boots);
    for (const { path, fstab } of site.nodeRoots.values()) {
      const begins = beginsWith3(site, usersOf.get(path) ?? []);
      for (const mount of fstab?.mounts ?? []) {
        if (mount.nfs === undefined || mount.type.value === 'nfs4') continue;
        const target = mount.target.value.replace(/(?<=.)\/$/, '');
        const whole =
          target === '/var' || '/var/lib/nfs'.startsWith(`${target}/`) || target === '/var/lib/nfs';
        const part = target.startsWith('/var/');
        if (target === '/' || !(whole || part)) continue;
        const { options } = mount;
        const has = (...names: string[]) => options.some(({ name }) => names.includes(name));
        const four = options.some(
          ({ name, value }) =>
            ((name === 'vers' || name === 'nfsvers') && value?.startsWith('4') === true) ||
            /^v4(\.\d)?$/.test(name),
        );
        const told = options.some(({ name }) => /^(?:vers|nfsvers|v[23])$/.test(name));
        // Without a word version 4 is tried first, which needs none of it.
        if (has('nolock', 'noauto') || four || !(told || begins)) continue;
        const last = options[options.length - 1];
        report({
          at: last?.place ?? mount.target.place,
          severity: whole ? 'warning' : 'info',
          message: `${target} is mounted without nolock and without vers=4. With version 3 the mount needs rpc.statd on the node first${
            whole ? ', which keeps its state under the very same directory' : ''
          }: mount.nfs: rpc.statd is not running but is required for remote locking. Add nolock${begins ? '' : ', or vers=4'}.`,
          fixes: () =>
            last === undefined ? [] : [fix('Add nolock', false, insertAfter(last.place, ',nolock'))],
        });
      }
    }
  },
};

/** mount.nfs comes to version 3 without being told: the server has no version 4, or the kernel of a node has none. */
function beginsWith3({ nfs }: Site, users: readonly TracedRoot[]): boolean {
  if (nfs.versions.get('4')?.value === false) return true;
  return users.some(({ kernel: { configuration } }) => {
    const symbol = configuration?.symbols.get('NFS_V4');
    return symbol === undefined ? configuration?.complete === true : symbol.value === 'n';
  });
}
