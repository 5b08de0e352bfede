/** A node uses an address of the server that its root comes from. */
import { addressOfIp } from '../about/causes.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const SITE = (address: string) =>
  miniature({
    ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'ip=dhcp', `ip=${address}:::255.255.255.0`),
    'etc/exports': '/diskless/node21 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n',
  });

export const nfsrootAddressOfServer = faultRule({
  id: 'nfsroot/address-of-server',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'ip=, or DHCP, gives a node an address of its NFS server.',
    why: 'The node then looks for its root on itself, or the server drops what comes from its own address: `VFS: Unable to mount root fs via NFS.` While the node is on, the other machines may lose the server, too.',
    avoid: SITE('192.168.1.1'),
    prefer: SITE('192.168.1.21'),
    references: ['Linux net/ipv4/ipconfig.c', 'Linux net/ipv4/fib_frontend.c, fib_validate_source'],
  },
  story: ({ address }) =>
    `its address ${address} is that of the NFS server, and nothing that it asks is heard`,
  message: ({ address, console }, { who, single }) =>
    `${address} is an address of the NFS server: ${who} ${single ? 'asks' : 'ask'} for the root with the server's own address, and nothing comes back${
      console === undefined ? '' : ` (${console.replace(/\.$/, '')})`
    }. Write an address that is free, or ip=dhcp.`,
  cause: ({ at }) => addressOfIp(at, 0, 'this address is that of the server'),
  related: ({ others }) => others.map((place) => ({ place, message: "the server's address" })),
});
