/** A description goes in, the networks that it serves come out; and of an address the network that it lies in. */
import { formatIpv4, type Ipv4Address, inNetwork, maskOfLength } from '../../site/address.js';
import type { NetworkDescription, SiteDescription } from './description.js';

type Range = Pick<NetworkDescription, 'network' | 'length'>;

export function holds({ network, length }: Range, address: Ipv4Address): boolean {
  return inNetwork(address, network, maskOfLength(length));
}

/** That of a machine of the site. */
export function networkOf(
  { networks }: Pick<SiteDescription, 'networks'>,
  address: Ipv4Address,
): NetworkDescription {
  return networks.find((one) => holds(one, address)) ?? networks[0];
}

export function subnetText({ network, length }: Range): string {
  return `${formatIpv4(network)}/${length}`;
}
