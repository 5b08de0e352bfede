/** Looks up which subnet and which shared network of dhcpd.conf an address belongs to: facts go in, an index comes out; and its networks in words that every server has. */
import { firstWhere } from '../../../grammars/text/index.js';
import { broadcastAddress, type Ipv4Address, inNetwork, networkAddress } from '../address.js';
import { holdingOf, rangesWith, type Subnet, type SubnetRange, type Subnets } from '../dhcp/subnets.js';
import { once } from '../once.js';
import type { DhcpFacts, DhcpRange, DhcpSharedNetwork, DhcpSubnet } from './facts.js';

export interface Networks {
  /** The declared subnet that holds the address; the narrowest where several do. */
  subnetOf(address: Ipv4Address): DhcpSubnet | undefined;
  /** What the subnet's machines share on the wire: its shared network, or the subnet alone. */
  wireOf(subnet: DhcpSubnet): DhcpSharedNetwork | DhcpSubnet;
  /** Ranges that hold the address, of subnets and pools alike. */
  rangesWith(address: Ipv4Address): readonly DhcpRange[];
}

/** Made once per dhcpd.conf. Of two declarations of one subnet dhcpd uses the last (measured). */
export const networksOf = once(
  (dhcp: DhcpFacts): Networks => ({
    subnetOf: holdingOf(dhcp.subnets, ({ network, mask }) => ({ network: network.value, mask: mask.value })),
    wireOf(subnet) {
      for (let scope = subnet.parent; scope !== undefined; scope = scope.parent) {
        if (scope.kind === 'shared-network') return scope;
      }
      return subnet;
    },
    rangesWith: rangesWith([...dhcp.subnets, ...dhcp.pools].flatMap(({ ranges }) => ranges)),
  }),
);

/** The same for those who do not ask which server it is. */
export const dhcpdSubnets = once((dhcp: DhcpFacts): Subnets => {
  const inPools = pooled(dhcp);
  const all = dhcp.subnets.map(({ network, mask, head, place, ranges }): Subnet => {
    const bits = { network: network.value, mask: mask.value };
    return { ...bits, maskSaid: mask, head, place, ranges: [...ranges, ...inPools(bits)] };
  });
  return {
    all,
    holding: holdingOf(all, (subnet) => subnet),
    rangesWith: networksOf(dhcp).rangesWith,
  };
});

/** The ranges of pools that lie in a network, whether the pools stand in it or beside it, in the order of the file. */
function pooled(dhcp: DhcpFacts): (bits: Pick<Subnet, 'network' | 'mask'>) => SubnetRange[] {
  const ranges = dhcp.pools.flatMap((pool) => pool.ranges).map((range, at) => ({ range, at }));
  const byLow = ranges.sort((a, b) => a.range.low - b.range.low);
  return ({ network, mask }) => {
    const [first, last] = [networkAddress(network, mask), broadcastAddress(network, mask)];
    const from = firstWhere(byLow, ({ range }) => range.low >= first);
    const found: typeof byLow = [];
    for (let i = from; i < byLow.length; i++) {
      const one = byLow[i];
      if (one === undefined || one.range.low > last) break;
      if (inNetwork(one.range.low, network, mask)) found.push(one);
    }
    return found.sort((a, b) => a.at - b.at).map(({ range }) => range);
  };
}
