/** The facts of a dhcpd.conf go in; every scope that can hold statements comes out. */

import { formatIpv4 } from '../address.js';
import { once } from '../once.js';
import type { Place } from '../place.js';
import type { DhcpFacts, DhcpScope } from './facts.js';

/** The top level first, then by kind of declaration; once, since a dozen rules ask, and each host is a scope. */
export const allScopes = once((dhcp: DhcpFacts): readonly DhcpScope[] => {
  const { global, sharedNetworks, subnets, pools, groups, hosts, classes, subclasses } = dhcp;
  const kinds: readonly (readonly DhcpScope[])[] = [
    [global],
    sharedNetworks,
    subnets,
    pools,
    groups,
    hosts,
    classes,
    subclasses,
  ];
  return kinds.flat();
});

const byHead = once(
  (dhcp: DhcpFacts): ReadonlyMap<Place, DhcpScope> =>
    new Map(allScopes(dhcp).map((scope) => [scope.head, scope])),
);

/** The declaration that begins with this line, as facts name it: what an answer says it comes from. */
export function scopeAt(facts: DhcpFacts, head: Place): DhcpScope | undefined {
  return byHead(facts).get(head);
}

/** As people call a declaration: "subnet 192.168.1.0". */
export function scopeName(scope: DhcpScope): string {
  switch (scope.kind) {
    case 'host':
    case 'shared-network':
    case 'class':
      return `${scope.kind} ${scope.name.value}`;
    case 'subnet':
      return `subnet ${formatIpv4(scope.network.value)}`;
    default:
      return scope.kind;
  }
}
