/** A fixed address lies in a dynamic range, so another client may hold it. */
import { formatIpv4 } from '../../site/address.js';
import { networksOf } from '../../site/networks.js';
import { literalAddresses } from '../about/hosts.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const WITH_RANGE = (range: string) => `subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
  range ${range};
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
`;

export const dhcpFixedAddressInRange: CheckRule = {
  id: 'dhcp/fixed-address-in-range',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The fixed-address of a host lies inside a dynamic range.',
    why: 'The server may have leased the address to somebody else when the node asks. It logs `Dynamic and static leases present for 192.168.1.21. Remove host declaration node21 or remove 192.168.1.21 from the dynamic address pool`.',
    avoid: miniature({ 'etc/dhcp/dhcpd.conf': WITH_RANGE('192.168.1.10 192.168.1.50') }),
    prefer: miniature({ 'etc/dhcp/dhcpd.conf': WITH_RANGE('192.168.1.100 192.168.1.150') }),
    references: ['dhcpd.conf(5)', 'ISC dhcp server/dhcp.c'],
  },
  check({ site, report }) {
    if (site.dhcp === undefined) return;
    const networks = networksOf(site.dhcp);
    for (const host of site.dhcp.hosts) {
      for (const atom of literalAddresses(host)) {
        const range = networks.rangesWith(atom.value)[0];
        if (range === undefined) continue;
        const address = formatIpv4(atom.value);
        report({
          at: atom.place,
          message: `The fixed address ${address} of host ${host.name.value} lies in the dynamic range ${formatIpv4(range.low)}–${formatIpv4(range.high)}: the server may lease it to another machine. It logs "Dynamic and static leases present for ${address}". Shrink the range or move the host.`,
          related: [{ place: range.place, message: 'the dynamic range' }],
          nodes: [host.name.value],
        });
      }
    }
  },
};
