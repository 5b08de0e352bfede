/** The root of a node lies inside an export, but does not exist on the server. */
import { changed, miniature } from '../about/miniature.js';
import { elsewhere, toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const EXPORT = (path: string) =>
  miniature({
    ...changed('etc/exports', '/diskless/node21 ', '/diskless '),
    ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', '/diskless/node21', path),
    'diskless/node21/etc/fstab': undefined,
    'diskless/node21/sbin/init': '',
    'diskless/node21/etc/hostname': 'node21\n',
    'diskless/node21/bin/sh': '',
  });

export const nfsrootDirectoryMissing = faultRule({
  id: 'nfsroot/directory-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root of a node is a directory that an export covers, but that does not exist on the server.',
    why: 'The server refuses the mount, and the node cannot tell that from a missing export: `VFS: Unable to mount root fs via NFS.` after a minute and a half. It is a slip in the path, or the tree of the node was never made.',
    avoid: EXPORT('/diskless/node12'),
    prefer: EXPORT('/diskless/node21'),
    references: ['nfs-utils utils/mountd/mountd.c', 'exports(5)'],
  },
  story: ({ path }) => `${path} is exported, but does not exist on the server`,
  message: ({ path, console }, { who }) =>
    `${path}, the root of ${who}, does not exist on the server${toldBy(console)}. Correct the path, or make the directory with the system in it.`,
  related: ({ at, others }) => elsewhere(at, others, 'the export that covers it'),
});
