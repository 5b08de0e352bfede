/** No version is named for the root mount, and the kernel's default is one that servers no longer speak. */
import { withoutRamdisk } from '../about/causes.js';
import { fix, insertAfter } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { elsewhere } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

export const nfsrootDefaultVersionMismatch = faultRule({
  id: 'nfsroot/default-version-mismatch',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root is mounted over NFS without a version, and the kernel then asks for version 2.',
    why: 'The kernel does not negotiate the version of its root mount. Up to 6.0, and later whenever CONFIG_NFS_V2=y (the default of 6.1), it asks for version 2, which current servers refuse. The node retries for about 95 seconds, then shows `VFS: Unable to mount root fs via NFS`; the server log says only `authenticated mount request`.',
    avoid: miniature({
      ...changed(
        'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
        ':/diskless/node21,vers=3',
        ':/diskless/node21',
      ),
      ...changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V2=y\nCONFIG_NFS_V3=y'),
    }),
    prefer: miniature(
      changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V2=y\nCONFIG_NFS_V3=y'),
    ),
    references: ['Linux fs/nfs/nfsroot.c', 'nfs.conf(5)'],
  },
  story: ({ known }) =>
    `no word names the NFS version of the root, and ${known ? 'this kernel asks' : 'most kernels ask'} for version 2 then, which servers of today do not offer`,
  message: ({ known }, { who }) =>
    `The root of ${who} is mounted without an NFS version. ${
      known ? 'This kernel then asks for version 2' : 'Most kernels then ask for version 2'
    }, which current servers do not speak: about 95 s of silence, then VFS: Unable to mount root fs via NFS. Name the version: append ,vers=3.`,
  cause: ({ at }, told) => withoutRamdisk(at, told, 2, 'without its ramdisk the kernel chooses the version'),
  related: ({ at, others }) => elsewhere(at, others, 'the kernel that chooses the version'),
  fixes: ({ at }) => [fix('Append ,vers=3', false, insertAfter(at, ',vers=3'))],
});
