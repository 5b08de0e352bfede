/** The networks of dnsmasq.conf and a client go in; those of them that it may be on come out. */
import { sameNetwork, type Wire } from '../../../site/dnsmasq/networks.js';
import type { Node } from '../../../site/model.js';
import type { DhcpClient } from '../answer.js';

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
