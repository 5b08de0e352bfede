/** The facts of a dhcpd.conf go in; every scope that can hold statements comes out. */
import type { DhcpFacts, DhcpScope } from './dhcp.js';

/** The top level first, then by kind of declaration. */
export function allScopes(dhcp: DhcpFacts): readonly DhcpScope[] {
  return [
    dhcp.global,
    ...dhcp.sharedNetworks,
    ...dhcp.subnets,
    ...dhcp.pools,
    ...dhcp.groups,
    ...dhcp.hosts,
    ...dhcp.classes,
    ...dhcp.subclasses,
  ];
}
