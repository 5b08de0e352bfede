/** A fixed address fits no declared subnet, so dhcpd never applies the host declaration. */
import { formatIpv4 } from '../../site/address.js';
import { networksOf } from '../../site/networks.js';
import { literalAddresses } from '../about/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

export const dhcpFixedAddressOutsideSubnets: CheckRule = {
  id: 'dhcp/fixed-address-outside-subnets',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The fixed-address of a host lies in no declared subnet.',
    why: '`dhcpd -t` is silent, but the server ignores the whole declaration, with the options of the groups around it. The log says `DHCPDISCOVER from … via eth0: network 192.168.1.0/24: no free leases`, and the ROM finds nothing to boot; or the node gets some dynamic address without its root.',
    avoid: miniature(
      changed('etc/dhcp/dhcpd.conf', 'fixed-address 192.168.1.21', 'fixed-address 192.168.2.21'),
    ),
    prefer: miniature(),
    references: ['dhcpd.conf(5)', 'ISC dhcp server/mdb.c'],
  },
  check({ site, report }) {
    if (site.dhcp === undefined || site.dhcp.subnets.length === 0 || site.dhcp.incomplete) return;
    // A missing include may hold the subnet.
    if (site.dhcp.includes.some(({ file }) => file === undefined)) return;
    const networks = networksOf(site.dhcp);
    for (const host of site.dhcp.hosts) {
      const literal = literalAddresses(host);
      // One address that fits is enough: the others are for other networks. A name may resolve to one that fits.
      if (literal.length === 0 || literal.length < host.fixedAddresses.length) continue;
      if (literal.some(({ value }) => networks.subnetOf(value) !== undefined)) continue;
      for (const atom of literal) {
        report({
          at: atom.place,
          message: `The fixed address ${formatIpv4(atom.value)} of host ${host.name.value} lies in no declared subnet. dhcpd accepts the file and ignores the host: "no free leases" in its log, nothing to boot on the node. Correct the address, or declare its subnet.`,
          related: site.dhcp.subnets
            .slice(0, 1)
            .map(({ head }) => ({ place: head, message: 'a subnet that is declared' })),
          nodes: [host.name.value],
        });
      }
    }
  },
};
