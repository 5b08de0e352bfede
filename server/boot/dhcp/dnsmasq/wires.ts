/** The ranges of dnsmasq.conf go in; the networks that they lie in come out, and which of them a client may be on. */
import type { DnsmasqFacts, DnsmasqRange } from '../../../site/dnsmasq/facts.js';
import type { Node } from '../../../site/model.js';
import type { DhcpClient } from '../answer.js';

/** Ranges that share a network. */
export interface Wire {
  readonly network: number;
  readonly mask: number;
  readonly ranges: readonly DnsmasqRange[];
}

/** The mask of the interface is in no file: the narrowest usual one that holds both ends. */
function maskOf({ mask, low, high }: DnsmasqRange): number {
  if (mask !== undefined) return mask.value;
  const usual = [0xffffff00, 0xffff0000, 0xff000000];
  return usual.find((bits) => ((low.value ^ high.value) & bits) === 0) ?? 0;
}

export function sameNetwork({ network, mask }: Pick<Wire, 'network' | 'mask'>, address: number): boolean {
  return ((address ^ network) & mask) === 0;
}

export function wiresOf({ ranges }: DnsmasqFacts): Wire[] {
  const wires = new Map<number, { network: number; mask: number; ranges: DnsmasqRange[] }>();
  for (const range of ranges) {
    const mask = maskOf(range);
    const network = (range.low.value & mask) >>> 0;
    const known = wires.get(network);
    if (known === undefined) wires.set(network, { network, mask: mask >>> 0, ranges: [range] });
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
