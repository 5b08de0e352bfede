/** Two clients of exports go in; whether some machine surely is both comes out. */
import {
  broadcastAddress,
  type Ipv4Address,
  maskOfLength,
  NO_IPV4,
  networkAddress,
} from '../../../site/address.js';
import type { ExportClient } from '../../../site/exports/facts.js';

interface Span {
  readonly low: Ipv4Address;
  readonly high: Ipv4Address;
}

function addressesOf({ kind, network, address }: ExportClient): Span | undefined {
  if (kind === 'anonymous') return { low: NO_IPV4, high: maskOfLength(32) };
  if (network !== undefined) {
    const low = networkAddress(network.address, network.mask);
    return { low, high: broadcastAddress(low, network.mask) };
  }
  return address === undefined ? undefined : { low: address, high: address };
}

/** Names and patterns are known to meet only where they are the same. */
export function meet(a: ExportClient, b: ExportClient): boolean {
  if (a.kind === 'gss' || b.kind === 'gss') return false;
  if (a.spec.value.toLowerCase() === b.spec.value.toLowerCase()) return true;
  if (a.kind === 'anonymous' || b.kind === 'anonymous') return true;
  const [one, other] = [addressesOf(a), addressesOf(b)];
  return one !== undefined && other !== undefined && one.low <= other.high && other.low <= one.high;
}
