/** The NFS server listens on its own machine only. */
import { formatIpv4 } from '../../site/address.js';
import { miniature } from '../about/miniature.js';
import { toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const HOST = (host: string) => miniature({ 'etc/nfs.conf': `[nfsd]\nhost=${host}\n` });

export const svcNfsdAddress = faultRule({
  id: 'svc/nfsd-address',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The NFS server is told to listen on 127.0.0.1, `localhost` or ::1 and nowhere else: `host=` of nfs.conf, or `-H` of rpc.nfsd.',
    why: 'Nobody answers nodes on port 2049, since the server hears its own machine only. The node retries for about a minute and a half and ends with `VFS: Unable to mount root fs via NFS.`',
    avoid: HOST('127.0.0.1'),
    prefer: HOST('192.168.1.1'),
    references: ['rpc.nfsd(8), --host', 'nfs.conf(5), nfsd'],
  },
  story: ({ bound, told }) =>
    `the NFS server listens on ${bound} only, and not on ${formatIpv4(told)}, where it is asked`,
  message: ({ bound, told, console }, { who, single }) =>
    `The NFS server listens on ${bound} only, and ${who} ${single ? 'asks' : 'ask'} ${formatIpv4(told)} for the root${toldBy(console)}. Name the server's address in the network of the nodes, or none, to listen on all.`,
  related: ({ others }) => others.map((place) => ({ place, message: 'the address that is asked' })),
});
