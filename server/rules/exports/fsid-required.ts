/** What is exported lies on a file system without a device, and no fsid= names it. */

import { canonicalPath } from '../../boot/index.js';
import type { Mount } from '../../site/fstab/facts.js';
import type { Site } from '../../site/model.js';
import { isWithin } from '../../site/serverpath.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SITE = (options: string) =>
  miniature({
    'etc/exports': `/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)
/srv/scratch 192.168.1.0/24(rw,sync,${options}no_subtree_check)
`,
    'etc/fstab': 'tmpfs /srv/scratch tmpfs size=1g 0 0\n',
  });

/** Types without a block device or a lasting UUID. */
const WITHOUT_DEVICE =
  /^(?:tmpfs|ramfs|overlay|overlayfs|aufs|nfs4?|(?:fuse\.|fuse$).*|mergerfs|sshfs|9p|cifs)$/;

export const exportsFsidRequired: CheckRule = {
  id: 'exports/fsid-required',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A directory on a tmpfs, an overlay, a FUSE file system or another NFS mount is exported without `fsid=`.',
    why: 'Such a file system has no device and no UUID of its own that could stand in file handles. exportfs says `exportfs: /srv/scratch requires fsid= for NFS export`, and mounts are refused; servers that make up a number make up another one after the next start, and nodes get `Stale file handle`. An overlay must be mounted with `nfs_export=on` besides.',
    avoid: SITE(''),
    prefer: SITE('fsid=5,'),
    references: [
      'exports(5), fsid=',
      'nfs-utils utils/exportfs/exportfs.c, validate_export',
      'overlayfs.rst, NFS export',
    ],
  },
  check({ site, report }) {
    for (const { path, clients } of site.exports?.entries ?? []) {
      const mount = mountOf(site, canonicalPath(path.value));
      if (mount === undefined || !WITHOUT_DEVICE.test(mount.type.value)) continue;
      const bare = clients.filter(({ effective }) => effective.fsid === undefined);
      const [client] = bare;
      if (client === undefined) continue;
      const type = mount.type.value;
      const overlay =
        /^overlay/.test(type) &&
        !mount.options.some(({ name, value }) => name === 'nfs_export' && value === 'on');
      report({
        at: client.place,
        message: `${path.value} lies on a file system without a device (${type}), and no fsid= names it: "exportfs: ${path.value} requires fsid= for NFS export", and mounts are refused, or end in "Stale file handle" after the server has started again. Add fsid= with a number that no other export has${overlay ? ', and mount the overlay with nfs_export=on' : ''}.`,
        related: [{ place: mount.place, message: `${mount.target.value} is mounted here` }],
      });
    }
  },
};

/** The line of the server's fstab on whose file system a directory lies; those that nothing mounts at the start are left out. */
function mountOf({ serverFstab }: Site, path: string): Mount | undefined {
  let best: Mount | undefined;
  for (const mount of serverFstab?.mounts ?? []) {
    const target = canonicalPath(mount.target.value);
    if (!mount.target.value.startsWith('/') || mount.options.some(({ name }) => name === 'noauto')) continue;
    if (!isWithin(path, target)) continue;
    if (best === undefined || target.length >= canonicalPath(best.target.value).length) best = mount;
  }
  return best;
}
