/** A node's fstab mounts a directory of a server with the type of a disk's file system. */
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const OPT = (type: string) => ({
  ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync,no_subtree_check)\n'),
  ...changed(
    'diskless/node21/etc/fstab',
    'tmpfs /tmp',
    `192.168.1.1:/opt /opt ${type} ro,vers=3,nolock 0 0\ntmpfs /tmp`,
  ),
});

export const fstabDiskTypeForNfs = faultRule({
  id: 'fstab/disk-type-for-nfs',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A line of fstab has a directory of a server as its source, and a type such as ext4.',
    why: '`mount: /opt: special device 192.168.1.1:/opt does not exist.` The boot stops for maintenance, or goes on without the directory. For `/`, which the kernel has mounted already, systemd goes on; other inits check it as if it were a disk.',
    avoid: miniature(OPT('ext4')),
    prefer: miniature(OPT('nfs')),
    references: ['fstab(5)', 'mount(8)', 'nfs(5)'],
  },
  severityOf: ({ effect }) => (effect === 'none' ? 'warning' : 'error'),
  story: ({ target, type }) => `${target} is not mounted: ${type} is a file system of disks`,
  message: ({ source, target, type, effect, console }, { who }) =>
    effect === 'none'
      ? `${type} is a file system of disks, and ${source} is a directory of a server, which ${who} has mounted already. Write nfs.`
      : `${type} is a file system of disks, and ${source} is a directory of a server: ${target} of ${who} is not mounted${toldBy(console)}. Write nfs.`,
  fixes: ({ at }) => [fix('Write nfs', false, replace(at, 'nfs'))],
});
