/** What the rules ask about host declarations: who is who, which addresses are literal. */
import type { MacAddress } from '../../site/address.js';
import type { DhcpAtom, DhcpHost } from '../../site/dhcpd/facts.js';

/** The fixed addresses that are written as addresses. Names are resolved by the server, so they stay unknown. */
export function literalAddresses(host: DhcpHost): (DhcpAtom & { kind: 'address' })[] {
  return host.fixedAddresses.filter(
    (atom): atom is DhcpAtom & { kind: 'address' } => atom.kind === 'address',
  );
}

export function macsOf(host: DhcpHost): MacAddress[] {
  return host.hardware.flatMap(({ mac }) => (mac === undefined ? [] : [mac]));
}

/** Two declarations of one machine: they share a MAC or a client identifier. */
export function sameMachine(a: DhcpHost, b: DhcpHost): boolean {
  const macs = new Set(macsOf(a));
  if (macsOf(b).some((mac) => macs.has(mac))) return true;
  return a.clientIdentifiers.length > 0 && b.clientIdentifiers.length > 0;
}
