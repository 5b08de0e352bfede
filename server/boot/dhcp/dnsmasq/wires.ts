/** The ranges of dnsmasq.conf go in; the networks that they lie in come out, and which of them a client may be on. */
import { type Ipv4Address, inNetwork, maskOfLength, networkAddress } from '../../../site/address.js';
import type { DnsmasqFacts, DnsmasqRange } from '../../../site/dnsmasq/facts.js';
import type { Node } from '../../../site/model.js';
import type { DhcpClient } from '../answer.js';

/** Ranges that share a network. */
export interface Wire {
  readonly network: Ipv4Address;
  readonly mask: Ipv4Address;
  readonly ranges: readonly DnsmasqRange[];
}

/** The mask of the interface is in no file: the narrowest usual one that holds both ends. */
function maskOf({ mask, low, high }: DnsmasqRange): Ipv4Address {
  if (mask !== undefined) return mask.value;
  const usual = [24, 16, 8].map(maskOfLength);
  return usual.find((bits) => inNetwork(low.value, high.value, bits)) ?? maskOfLength(0);
}

export function sameNetwork(
  { network, mask }: Pick<Wire, 'network' | 'mask'>,
  address: Ipv4Address,
): boolean {
  return inNetwork(address, network, mask);
}

export function wiresOf({ ranges }: DnsmasqFacts): Wire[] {
  const wires = new Map<Ipv4Address, { network: Ipv4Address; mask: Ipv4Address; ranges: DnsmasqRange[] }>();
  for (const range of ranges) {
    const mask = maskOf(range);
    const network = networkAddress(range.low.value, mask);
    const known = wires.get(network);
    if (known === undefined) wires.set(network, { network, mask, ranges: [range] });
    else known.ranges.push(range);
  }
  return [...wires.values()];
}

/** All that nothing rules out. */
export function candidates(
  wires: readonly Wire[],
  client: DhcpClient,
  machine: Node | undefined,
): readonly Wire[] {
  const at = client.relay ?? client.network;
  if (at !== undefined) return wires.filter((wire) => sameNetwork(wire, at));
  const own = wires.filter((wire) => machine?.addresses.some((address) => sameNetwork(wire, address)));
  return own.length > 0 ? own : wires;
}
