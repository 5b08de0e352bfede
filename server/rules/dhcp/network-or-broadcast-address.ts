/** A range or a fixed address includes the network's own address or its broadcast address. */
import {
  broadcastAddress,
  formatIpv4,
  type Ipv4Address,
  lengthOfMask,
  networkAddress,
} from '../../site/address.js';
import { networksOf } from '../../site/dhcpd/networks.js';
import type { Place } from '../../site/place.js';
import { literalAddresses } from '../about/dhcp/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const RANGE = (high: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n',
      `  filename "pxelinux.0";\n  range 192.168.1.100 ${high};\n`,
    ),
  );

export const dhcpNetworkOrBroadcastAddress: CheckRule = {
  id: 'dhcp/network-or-broadcast-address',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A range or a fixed-address includes the address of the network itself or its broadcast address.',
    why: 'A client that is given one of them cannot be reached: packets to it go to every machine of the network, or to none.',
    avoid: RANGE('192.168.1.255'),
    prefer: RANGE('192.168.1.254'),
    references: ['dhcpd.conf(5), range'],
  },
  check({ site, report }) {
    const { dhcp } = site;
    if (dhcp === undefined) return;
    const networks = networksOf(dhcp);
    const judge = (low: Ipv4Address, high: Ipv4Address, at: Place, what: string) => {
      for (const address of low === high ? [low] : [low, high]) {
        const subnet = networks.subnetOf(address);
        const length = subnet === undefined ? undefined : lengthOfMask(subnet.mask.value);
        // Of two addresses or one there is no broadcast address (RFC 3021).
        if (subnet === undefined || length === undefined || length > 30) continue;
        const network = networkAddress(subnet.network.value, subnet.mask.value);
        const broadcast = broadcastAddress(network, subnet.mask.value);
        if (address !== network && address !== broadcast) continue;
        report({
          at,
          message: `${what} ${formatIpv4(address)}, the ${address === network ? 'address of the network itself' : 'broadcast address'} of ${formatIpv4(network)}/${length}. A client that gets it cannot be reached. Leave it out.`,
          related: [{ place: subnet.head, message: 'the subnet' }],
        });
      }
    };
    for (const { ranges } of [...dhcp.subnets, ...dhcp.pools]) {
      for (const { low, high, place } of ranges) judge(low, high, place, 'This range includes');
    }
    for (const host of dhcp.hosts) {
      for (const { value, place } of literalAddresses(host))
        judge(value, value, place, `Host ${host.name.value} has`);
    }
  },
};
