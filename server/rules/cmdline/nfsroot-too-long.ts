/** The options of the NFS root are longer than the kernel has room for. */
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

export const cmdlineNfsrootTooLong = faultRule({
  id: 'cmdline/nfsroot-too-long',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The mount options of the NFS root, or its path, are longer than the kernel has room for.',
    why: 'The kernel puts its defaults, the options of root-path, those of nfsroot= and `nolock,addr=…` into 256 characters. What is longer is refused at once: `Root-NFS: mount options string too long`, then `VFS: Unable to mount root fs via NFS`.',
    avoid: miniature(changed(NAME, ',vers=3', `,vers=3${',timeo=600,retrans=3'.repeat(12)}`)),
    prefer: miniature(changed(NAME, ',vers=3', ',vers=3,timeo=600,retrans=3')),
    references: ['Linux fs/nfs/nfsroot.c, root_nfs_data'],
  },
  story: ({ part, length, room }) =>
    `the ${part} of the NFS root ${part === 'path' ? 'has' : 'have'} ${length} characters, and the kernel has room for ${room}`,
  message: ({ part, length, room }, { who }) =>
    part === 'path'
      ? `The path of the NFS root of ${who} has ${length} characters, and the kernel has room for ${room}. Shorten it.`
      : `The mount options of the NFS root of ${who} come to ${length} characters with those that the kernel adds, and it has room for ${room}: Root-NFS: mount options string too long. Leave out what is the default anyway.`,
});
