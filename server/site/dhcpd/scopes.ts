/** The facts of a dhcpd.conf go in; every scope that can hold statements comes out. */
import type { Place } from '../place.js';
import type { DhcpFacts, DhcpScope } from './facts.js';

/** A dozen rules ask, and each host is a scope. */
const known = new WeakMap<DhcpFacts, readonly DhcpScope[]>();

/** The top level first, then by kind of declaration. */
export function allScopes(dhcp: DhcpFacts): readonly DhcpScope[] {
  const before = known.get(dhcp);
  if (before !== undefined) return before;
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
  const scopes = kinds.flat();
  known.set(dhcp, scopes);
  return scopes;
}

const declared = new WeakMap<DhcpFacts, ReadonlyMap<Place, DhcpScope>>();

/** The declaration that begins with this line, as facts name it: what an answer says it comes from. */
export function scopeAt(facts: DhcpFacts, head: Place): DhcpScope | undefined {
  const known = declared.get(facts) ?? new Map(allScopes(facts).map((scope) => [scope.head, scope]));
  declared.set(facts, known);
  return known.get(head);
}
