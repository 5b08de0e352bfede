/** A host is declared inside one subnet, and its addresses lie in another. */
import { formatIpv4, inNetwork, lengthOfMask } from '../../site/address.js';
import type { DhcpHost, DhcpScope, DhcpSubnet } from '../../site/dhcpd/facts.js';
import { networksOf } from '../../site/dhcpd/networks.js';
import { literalAddresses } from '../about/dhcp/hosts.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SITE = (inFirst: string, inSecond: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `authoritative;
next-server 192.168.1.1;
filename "pxelinux.0";
subnet 192.168.1.0 netmask 255.255.255.0 {
  option domain-name "lab.example.org";
${inFirst}}
subnet 192.168.2.0 netmask 255.255.255.0 {
  option routers 192.168.2.254;
${inSecond}}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
  option host-name "node21";
}
`,
  });
const HOST =
  '  host kiosk {\n    hardware ethernet 00:16:3e:11:22:33;\n    fixed-address 192.168.2.30;\n  }\n';

function around(host: DhcpHost): DhcpSubnet | undefined {
  for (let at: DhcpScope | undefined = host.parent; at !== undefined; at = at.parent)
    if (at.kind === 'subnet') return at;
  return undefined;
}

export const dhcpHostInOtherSubnet: CheckRule = {
  id: 'dhcp/host-in-other-subnet',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A host is declared inside a subnet, and all its fixed addresses lie in another one.',
    why: 'Host declarations count everywhere, wherever they stand, but they bring along the statements around them: this machine gets its address in one network, and routers, boot server and domain name of the other.',
    avoid: SITE(HOST, ''),
    prefer: SITE('', HOST),
    references: ['dhcpd.conf(5), The host statement', 'ISC dhcp server/dhcp.c'],
  },
  check({ site: { dhcp }, report }) {
    if (dhcp === undefined) return;
    const networks = networksOf(dhcp);
    for (const host of dhcp.hosts) {
      const subnet = around(host);
      const addresses = literalAddresses(host);
      const [first] = addresses;
      // With a name among them, one may lie in the subnet after all.
      if (subnet === undefined || first === undefined || addresses.length !== host.fixedAddresses.length)
        continue;
      const { network, mask } = subnet;
      if (addresses.some(({ value }) => inNetwork(value, network.value, mask.value))) continue;
      const other = networks.subnetOf(first.value);
      // Of an address in no subnet at all another finding speaks.
      if (other === undefined || other === subnet || subnet.executables.length === 0) continue;
      const written = ({ network: n, mask: m }: DhcpSubnet) =>
        `${formatIpv4(n.value)}/${lengthOfMask(m.value) ?? formatIpv4(m.value)}`;
      report({
        at: first.place,
        message: `Host ${host.name.value} has an address in ${written(other)}, but is declared inside subnet ${written(subnet)}, whose statements it gets as well: routers, boot server and the like of a network it is not in. Move the declaration to its own subnet or to the top level.`,
        related: [{ place: subnet.head, message: 'the subnet around the declaration' }],
        nodes: [host.name.value],
      });
    }
  },
};
