/** An NFS line of a node's fstab has a source that is not host:/path. */
import { changed, miniature } from '../about/miniature.js';
import { toldBy } from '../about/nfs/roots.js';
import { areSwapped } from '../about/nfs/swapped.js';
import { faultRule } from '../rule.js';

const OPT = (source: string) => ({
  ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync,no_subtree_check)\n'),
  ...changed(
    'diskless/node21/etc/fstab',
    'tmpfs /tmp',
    `${source} /opt nfs ro,vers=3,nolock 0 0\ntmpfs /tmp`,
  ),
});

export const fstabSourceSyntax = faultRule({
  id: 'fstab/source-syntax',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'An NFS line of fstab has a source without the colon between server and path, or the mount point before the source.',
    why: "`mount.nfs: remote share not in 'host:dir' format`: nothing is mounted. findmnt --verify does not look at it.",
    avoid: miniature(OPT('192.168.1.1/opt')),
    prefer: miniature(OPT('192.168.1.1:/opt')),
    references: ['nfs(5)', 'nfs-utils utils/mount/parse_dev.c'],
  },
  story: ({ source, target }) => `${target} is not mounted: ${source} is no NFS source`,
  message: ({ source, target, console }) =>
    areSwapped(source, target)
      ? `The mount point stands before the source: nothing is mounted${toldBy(console)}. Write ${target} ${source}.`
      : `"${source}" is no NFS source: it needs a server, a colon and a path, such as 192.168.1.1:/srv. ${target} will not be mounted${toldBy(console)}.`,
});
