/** The ranges of dnsmasq.conf go in; the networks that they lie in come out, also in words that every server has. */
import { type Ipv4Address, inNetwork, maskOfLength, networkAddress } from '../address.js';
import { holdingOf, rangesWith, type Subnet, type SubnetRange, type Subnets } from '../dhcp/subnets.js';
import { once } from '../once.js';
import type { DnsmasqFacts, DnsmasqRange } from './facts.js';

/** Ranges that share a network. */
export interface Wire {
  readonly network: Ipv4Address;
  readonly mask: Ipv4Address;
  readonly ranges: readonly DnsmasqRange[];
}

/** What people give their interfaces, the narrowest first. */
const USUAL = [24, 16, 8].map(maskOfLength);

/** The mask of the interface is in no file: the narrowest usual one that holds both ends, and the addresses of hosts nearby, which no other range holds. */
function maskOf({ mask, low, high }: DnsmasqRange, apart: readonly Ipv4Address[]): Ipv4Address {
  if (mask !== undefined) return mask.value;
  const near = apart.filter((address) => inNetwork(address, low.value, maskOfLength(16)));
  return (
    USUAL.find((bits) => [high.value, ...near].every((one) => inNetwork(low.value, one, bits))) ??
    maskOfLength(0)
  );
}

/** Addresses of hosts that lie in none of the networks, as narrow as these usually are. */
function apartFrom({ ranges, hosts }: DnsmasqFacts): readonly Ipv4Address[] {
  if (ranges.every(({ mask }) => mask !== undefined)) return [];
  const inside = (address: Ipv4Address): boolean =>
    ranges.some(({ low, mask }) => inNetwork(address, low.value, mask?.value ?? maskOfLength(24)));
  return hosts.flatMap(({ address }) =>
    address === undefined || inside(address.value) ? [] : [address.value],
  );
}

export function sameNetwork(
  { network, mask }: Pick<Wire, 'network' | 'mask'>,
  address: Ipv4Address,
): boolean {
  return inNetwork(address, network, mask);
}

export const wiresOf = once((facts: DnsmasqFacts): readonly Wire[] => {
  const apart = apartFrom(facts);
  const wires = new Map<Ipv4Address, { network: Ipv4Address; mask: Ipv4Address; ranges: DnsmasqRange[] }>();
  for (const range of facts.ranges) {
    const mask = maskOf(range, apart);
    const network = networkAddress(range.low.value, mask);
    const known = wires.get(network);
    if (known === undefined) wires.set(network, { network, mask, ranges: [range] });
    else known.ranges.push(range);
  }
  return [...wires.values()];
});

/** The same for those who do not ask which server it is. A range of a proxy gives no addresses, and a static one no others than those of its hosts. */
export const dnsmasqSubnets = once((facts: DnsmasqFacts): Subnets => {
  const all = wiresOf(facts).flatMap(({ network, mask, ranges }): Subnet[] => {
    const [first] = ranges;
    const maskSaid = ranges.find((range) => range.mask?.value === mask)?.mask;
    return first === undefined
      ? []
      : [{ network, mask, maskSaid, head: first.place, place: first.place, ranges: ranges.flatMap(dynamic) }];
  });
  return {
    all,
    holding: holdingOf(all, (subnet) => subnet),
    rangesWith: rangesWith(all.flatMap(({ ranges }) => ranges)),
  };
});

function dynamic({ kind, low, high, place }: DnsmasqRange): SubnetRange[] {
  return kind === 'dynamic' ? [{ low: low.value, high: high.value, place }] : [];
}
