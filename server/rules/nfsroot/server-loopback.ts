/** The NFS root is to come from an address of the loopback interface. */
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const nfsrootServerLoopback = faultRule({
  id: 'nfsroot/server-loopback',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The server of the NFS root is 127.0.0.1 or another address of the loopback interface.',
    why: 'The address means the machine that uses it, and there is no NFS server on a machine that has no root yet: `VFS: Unable to mount root fs via NFS.`',
    avoid: miniature(
      changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'nfsroot=192.168.1.1', 'nfsroot=127.0.0.1'),
    ),
    prefer: miniature(),
    references: ['RFC 1122, 3.2.1.3', 'Linux fs/nfs/nfsroot.c'],
  },
  story: ({ server }) => `the root is to come from ${server}, which is the machine itself`,
  message: ({ server }, { who, single }) =>
    `The root of ${who} is to come from ${server}, which is ${
      single ? 'the machine' : 'each machine'
    } itself: VFS: Unable to mount root fs via NFS. Write the address that the NFS server has in the network of the machines.`,
});
