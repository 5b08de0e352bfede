/** Looks up which subnet and which shared network an address belongs to: facts go in, an index comes out. */
import { type Ipv4Address, networkAddress } from './address.js';
import type { DhcpFacts, DhcpRange, DhcpSharedNetwork, DhcpSubnet } from './dhcpd/facts.js';
import { once } from './once.js';

export interface Networks {
  /** The declared subnet that holds the address; the narrowest where several do. */
  subnetOf(address: Ipv4Address): DhcpSubnet | undefined;
  /** What the subnet's machines share on the wire: its shared network, or the subnet alone. */
  wireOf(subnet: DhcpSubnet): DhcpSharedNetwork | DhcpSubnet;
  /** Ranges that hold the address, of subnets and pools alike. */
  rangesWith(address: Ipv4Address): readonly DhcpRange[];
}

/** Made once per dhcpd.conf; look-ups take logarithmic time as long as subnets do not overlap. */
export const networksOf = once((dhcp: DhcpFacts): Networks => {
  const byMask = new Map<Ipv4Address, Map<Ipv4Address, DhcpSubnet>>();
  for (const subnet of dhcp.subnets) {
    const mask = subnet.mask.value;
    const networks = byMask.get(mask) ?? new Map<Ipv4Address, DhcpSubnet>();
    byMask.set(mask, networks);
    const network = networkAddress(subnet.network.value, mask);
    // Of two declarations of one subnet dhcpd uses the last (measured).
    networks.set(network, subnet);
  }
  const masks = [...byMask.keys()].sort((a, b) => b - a);
  const ranges = [...dhcp.subnets, ...dhcp.pools].flatMap(({ ranges }) => ranges);
  ranges.sort((a, b) => a.low - b.low);
  // The highest end of all ranges up to here: once it lies below an address, no earlier range can hold it.
  const reach: number[] = [];
  for (const range of ranges) reach.push(Math.max(reach[reach.length - 1] ?? 0, range.high));
  const index: Networks = {
    subnetOf(address) {
      for (const mask of masks) {
        const subnet = byMask.get(mask)?.get(networkAddress(address, mask));
        if (subnet !== undefined) return subnet;
      }
      return undefined;
    },
    wireOf(subnet) {
      for (let scope = subnet.parent; scope !== undefined; scope = scope.parent) {
        if (scope.kind === 'shared-network') return scope;
      }
      return subnet;
    },
    rangesWith(address) {
      let low = 0;
      let high = ranges.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((ranges[middle]?.low ?? 0) <= address) low = middle + 1;
        else high = middle;
      }
      const found: DhcpRange[] = [];
      for (let i = low - 1; i >= 0 && (reach[i] ?? 0) >= address; i--) {
        const range = ranges[i];
        if (range !== undefined && range.high >= address) found.push(range);
      }
      return found.reverse();
    },
  };
  return index;
});
