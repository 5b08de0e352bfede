/** A root of dracut names no server, and next-server is another machine than the DHCP server. */
import { formatIpv4 } from '../../site/address.js';
import { configurationsOf } from '../../site/dhcp/configurations.js';
import { groupBy } from '../../site/groups.js';
import { placeKey, samePlace } from '../../site/place.js';
import { miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const ROOT = (root: string) =>
  miniature({
    'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.2\n  netmask 255.255.255.0\n',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND initrd=initrd.img root=${root} ip=dhcp rd.neednet=1 rw
`,
    'diskless/node21/etc/fstab': undefined,
  });

export const initramfsDracutServerChoice: CheckRule = {
  id: 'initramfs/dracut-server-choice',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'The NFS root of a dracut initramfs names no server, and next-server is not the machine that runs dhcpd.',
    why: "Releases of dracut differ in whom they take: older ones the DHCP server's own address before next-server, newer ones next-server. With an older one the node asks the wrong machine: `mount.nfs: access denied by server`, then dracut's emergency shell.",
    avoid: ROOT('nfs:/diskless/node21'),
    prefer: ROOT('nfs:192.168.1.1:/diskless/node21'),
    references: ['dracut.cmdline(7), NFS', 'dracut modules.d/95nfs/nfs-lib.sh'],
  },
  check({ site, boots, report }) {
    const dhcp = new Set(configurationsOf(site).flatMap(({ files }) => files));
    // What the configuration tells others need not be the machine that runs it.
    const own = new Set(
      site.serverAddresses.flatMap(({ value, place }) => (dhcp.has(place.file) ? [] : [value])),
    );
    if (own.size === 0) return;
    const cases = boots.flatMap(({ node, kernel, root, kernelAnswer }) => {
      const { nextServer } = kernelAnswer;
      if (kernel?.dialect !== 'dracut' || root?.server.kind !== 'value' || nextServer.kind !== 'value')
        return [];
      const { from, value } = root.server;
      if (from === undefined || nextServer.from === undefined || !samePlace(from, nextServer.from)) return [];
      return own.has(value) ? [] : [{ name: node.name, at: root.place, from, value }];
    });
    for (const group of groupBy(cases, ({ at }) => placeKey(at)).values()) {
      const [first] = group;
      const nodes = group.map(({ name }) => name);
      const server = formatIpv4(first.value);
      report({
        at: first.at,
        message: `The root of ${nodesNamed(nodes)} names no server. Newer releases of dracut take next-server, ${server}, older ones the machine that runs dhcpd. Write the server: nfs:${server}:PATH.`,
        related: [{ place: first.from, message: 'next-server' }],
        nodes,
      });
    }
  },
};
