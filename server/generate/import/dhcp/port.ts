/** What the configuration of a DHCP server tells a description, whichever server that is, and how notes about it call things. */
import { formatIpv4, type Ipv4Address } from '../../../site/address.js';
import type { Node } from '../../../site/model.js';
import type { DhcpDaemon } from '../../description/description.js';

export interface SaidNetwork {
  readonly network: Ipv4Address;
  readonly mask: Ipv4Address;
  /** Of the boot server; undefined where nothing tells it. */
  readonly server: Ipv4Address | undefined;
  readonly router: Ipv4Address | undefined;
  readonly dns: readonly Ipv4Address[];
  readonly domain: string | undefined;
}

/** What a DHCP server says, whichever it is, as far as a description can hold it. */
export interface SaidByDhcp {
  readonly daemon: DhcpDaemon;
  /** Those that hold the address of a node, in the order of the file. */
  readonly networks: readonly [SaidNetwork, ...SaidNetwork[]];
  readonly interface: string | undefined;
  readonly bootFiles: readonly string[];
  rootPath(node: Node): string | undefined;
  hostName(node: Node): string | undefined;
  /** What of networks and ranges a description cannot hold, and what of all else. */
  readonly notes: readonly string[];
  readonly leftOut: readonly string[];
}

export function networkText({ network, mask }: Pick<SaidNetwork, 'network' | 'mask'>): string {
  return `${formatIpv4(network)} netmask ${formatIpv4(mask)}`;
}

/** The first of some names, and how many more there are. */
export function some(names: readonly string[]): string {
  const more = names.length - 3;
  return `${names.slice(0, 3).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
