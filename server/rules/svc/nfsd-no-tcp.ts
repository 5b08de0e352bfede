/** The NFS server is told to do without TCP, which version 4 needs, so that it does not start. */
import { miniature } from '../about/miniature.js';
import { elsewhere, toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const WITHOUT = (more: string) => miniature({ 'etc/nfs.conf': `[nfsd]\n${more}` });

export const svcNfsdNoTcp = faultRule({
  id: 'svc/nfsd-no-tcp',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The settings of the NFS server switch TCP off, and version 4 is not off: `tcp=n`, or `--no-tcp`.',
    why: 'rpc.nfsd then ends with `version 4 requires the TCP protocol`, and nothing listens on port 2049. The node retries for about a minute and a half and ends with `VFS: Unable to mount root fs via NFS.`',
    avoid: WITHOUT('tcp=n\n'),
    prefer: WITHOUT('tcp=y\n'),
    references: ['rpc.nfsd(8)', 'nfs.conf(5), nfsd', 'nfs-utils utils/nfsd/nfsd.c'],
  },
  story: () => 'the NFS server does not start: version 4 requires the TCP protocol',
  message: ({ console }, { who }) =>
    `The NFS server is told to do without TCP, which version 4 needs: rpc.nfsd ends with "version 4 requires the TCP protocol", and serves no root to ${who}${toldBy(console)}. Leave TCP on.`,
  related: ({ at, others }) => elsewhere(at, others, 'the exports are here'),
});
