/** The NFS server is told to start no threads, so that nothing listens. */
import { miniature } from '../about/miniature.js';
import { elsewhere, toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const THREADS = (count: number) => miniature({ 'etc/nfs.conf': `[nfsd]\nthreads=${count}\n` });

export const svcNfsdNoThreads = faultRule({
  id: 'svc/nfsd-no-threads',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The settings of the NFS server ask for no threads: `threads=0`, or `RPCNFSDCOUNT=0`.',
    why: 'With the number 0 rpc.nfsd stops the server, and nobody answers on port 2049. The node retries for about a minute and a half and ends with `VFS: Unable to mount root fs via NFS.`',
    avoid: THREADS(0),
    prefer: THREADS(8),
    references: ['rpc.nfsd(8)', 'nfs.conf(5), nfsd'],
  },
  story: () => 'the NFS server is told to start no threads',
  message: ({ console }, { who }) =>
    `The NFS server is told to start no threads, so it serves no root to ${who}${toldBy(console)}. Write a number, such as 8.`,
  related: ({ at, others }) => elsewhere(at, others, 'the exports are here'),
});
