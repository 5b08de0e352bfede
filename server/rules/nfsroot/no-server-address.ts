/** The kernel knows a path for its root, but no address of a server. */
import { noServer } from '../about/causes.js';
import { answering, setServer } from '../about/dhcp/nextserver.js';
import { changed, miniature } from '../about/miniature.js';
import { relatedTo } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const NO_ADDRESS = changed(
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
  '192.168.1.1:/diskless',
  '/diskless',
);

export const nfsrootNoServerAddress = faultRule({
  id: 'nfsroot/no-server-address',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'Neither nfsroot=, nor root-path, nor ip=, nor next-server gives the kernel the address of its NFS server.',
    why: 'The kernel asks for its own lease and sends no vendor class, so a next-server inside a class for PXE clients does not reach it. It prints `rootserver=0.0.0.0`, retries for about 95 seconds, and shows `VFS: Unable to mount root fs via NFS`.',
    avoid: miniature({
      ...NO_ADDRESS,
      'etc/dhcp/dhcpd.conf': `class "pxeclients" {
  match if substring (option vendor-class-identifier, 0, 9) = "PXEClient";
  next-server 192.168.1.1;
  filename "pxelinux.0";
}
subnet 192.168.1.0 netmask 255.255.255.0 {
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
`,
    }),
    prefer: miniature(NO_ADDRESS),
    references: ['Linux net/ipv4/ipconfig.c', 'Linux fs/nfs/nfsroot.c'],
  },
  saidBy: () => 'cmdline/misspelt-parameter',
  story: ({ path }) =>
    `no server is known to mount ${path || 'the root'} from: neither nfsroot=, root-path nor next-server gives one`,
  cause: (_, { who }) => noServer(2, `the kernel of ${who} finds no NFS server by it either`),
  message: ({ console }, told) =>
    `The kernel of ${told.who} gets no address of its NFS server: the path names none, and its own DHCP request is answered without ${
      answering(told) === 'dnsmasq' ? 'one' : 'next-server'
    }.${
      console === undefined
        ? ''
        : ' The console shows rootserver=0.0.0.0, then VFS: Unable to mount root fs via NFS.'
    } Write the server's address before the path, or ${setServer(answering(told))}.`,
  related: (_, told) => {
    const [trace] = told.traces;
    const next = trace?.loader.nextServer;
    const said = next?.kind === 'value' ? next.from : undefined;
    return [
      ...relatedTo(said, "this reaches the boot ROM, but not the kernel's own request"),
      ...relatedTo(
        trace?.node.host?.head,
        answering(told) === 'dnsmasq'
          ? 'the kernel is told no server'
          : 'no next-server applies here for the kernel',
      ),
    ];
  },
});
