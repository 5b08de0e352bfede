/** Two subnets have addresses in common. */
import { broadcastAddress, formatIpv4, type Ipv4Address, lengthOfMask } from '../../site/address.js';
import type { DhcpSubnet } from '../../site/dhcpd/facts.js';
import { placeKey } from '../../site/place.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SECOND = (network: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      'host node21 {\n',
      `subnet ${network} netmask 255.255.255.128 {\n}\nhost node21 {\n`,
    ),
  );

function written({ network, mask }: DhcpSubnet): string {
  return `${formatIpv4(network.value)}/${lengthOfMask(mask.value) ?? formatIpv4(mask.value)}`;
}

function lastAddress({ network, mask }: DhcpSubnet): Ipv4Address {
  return broadcastAddress(network.value, mask.value);
}

export const dhcpSubnetOverlap: CheckRule = {
  id: 'dhcp/subnet-overlap',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'Two subnet declarations have addresses in common.',
    why: 'dhcpd starts and says `Warning: subnet 192.168.1.128/25 overlaps subnet 192.168.1.0/24`. For an address in both it takes the narrower one, whatever the other says about it: its machines get the options, the mask and the boot server of one declaration only, and hosts with fixed addresses there are looked for on another wire than meant.',
    avoid: SECOND('192.168.1.128'),
    prefer: SECOND('192.168.2.128'),
    references: ['ISC dhcp server/mdb.c, enter_subnet', 'dhcpd.conf(5), subnet'],
  },
  check({ site: { dhcp }, report }) {
    if (dhcp === undefined) return;
    // A subnet of all addresses is how one tells dhcpd to say nothing about other interfaces.
    const subnets = dhcp.subnets.filter(
      ({ mask, network }) => mask.value !== 0 && (network.value & ~mask.value) === 0,
    );
    const seen = new Set<string>();
    const distinct = subnets.filter(({ place }) => {
      const key = placeKey(place);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    // Networks lie side by side or one in the other: those around the present one are on a stack.
    const ordered = distinct.sort((a, b) => a.network.value - b.network.value || a.mask.value - b.mask.value);
    const around: DhcpSubnet[] = [];
    for (const subnet of ordered) {
      let outer = around.at(-1);
      while (outer !== undefined && lastAddress(outer) < subnet.network.value) {
        around.pop();
        outer = around.at(-1);
      }
      around.push(subnet);
      if (outer === undefined) continue;
      report({
        at: subnet.head,
        message: `Subnet ${written(subnet)} ${
          outer.mask.value === subnet.mask.value
            ? 'is declared twice. dhcpd uses one of the two declarations'
            : `lies inside subnet ${written(outer)}. dhcpd uses the narrower one for the addresses of both`
        } and ignores the other. Correct the network or the netmask of one of them.`,
        related: [{ place: outer.head, message: 'the other declaration' }],
      });
    }
  },
};
