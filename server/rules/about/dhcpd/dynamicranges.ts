/** Ranges of dynamic addresses, each with its place. */
import type { Ipv4Address } from '../../../site/address.js';
import { withNested } from '../../../site/dhcpd/executables.js';
import type {
  DhcpExecutable,
  DhcpFacts,
  DhcpPermit,
  DhcpPool,
  DhcpRange,
  DhcpScope,
  DhcpSubnet,
} from '../../../site/dhcpd/facts.js';
import { networksOf } from '../../../site/dhcpd/networks.js';
import { allScopes } from '../../../site/dhcpd/scopes.js';
import { literalAddresses } from '../dhcp/hosts.js';

export function rangesOf(dhcp: DhcpFacts): DhcpRange[] {
  return [...dhcp.subnets, ...dhcp.pools].flatMap(({ ranges }) => ranges);
}

export function rangeWith(dhcp: DhcpFacts, address: Ipv4Address): DhcpRange | undefined {
  return rangesOf(dhcp).find(({ low, high }) => low <= address && address <= high);
}

/** True where a parameter of the server is set anywhere, whatever to. */
export function setsParameter(dhcp: DhcpFacts, name: string): boolean {
  const sets = (statements: readonly DhcpExecutable[]): boolean =>
    withNested(statements).some(
      (one) => one.kind === 'assign' && one.space === 'server' && one.name === name,
    );
  return allScopes(dhcp).some(({ executables }) => sets(executables));
}

/**
 * Tells of a range whether a machine may get an address of it that has none of its own in the same network. Not so where
 * only known machines are let in and each of them has one.
 */
export function rangesForOthers(dhcp: DhcpFacts): (range: DhcpRange) => boolean {
  const { subnetOf, wireOf } = networksOf(dhcp);
  const scopes = new Map<DhcpRange, DhcpSubnet | DhcpPool>();
  for (const scope of [...dhcp.subnets, ...dhcp.pools])
    for (const range of scope.ranges) scopes.set(range, scope);
  const wireAt = (address: Ipv4Address): DhcpScope | undefined => {
    const subnet = subnetOf(address);
    return subnet === undefined ? undefined : wireOf(subnet);
  };
  const own = dhcp.hosts.map((host) => ({
    // A name may stand for an address anywhere.
    named: host.fixedAddresses.some(({ kind }) => kind !== 'address'),
    wires: new Set(literalAddresses(host).map(({ value }) => wireAt(value))),
  }));
  const everyHostHas = new Map<DhcpScope | undefined, boolean>();
  return (range) => {
    const scope = scopes.get(range);
    if (scope === undefined || !knownOnly(scope)) return true;
    const wire = wireAt(range.low);
    const known = everyHostHas.get(wire) ?? own.every(({ named, wires }) => named || wires.has(wire));
    everyHostHas.set(wire, known);
    return !known;
  };
}

/** Machines without a declaration get no address of the ranges of this scope. */
export function knownOnly(scope: DhcpSubnet | DhcpPool): boolean {
  if (scope.kind === 'pool' && scope.permits.length > 0 && deniesUnknown(scope.permits)) return true;
  for (let at: DhcpScope | undefined = scope; at !== undefined; at = at.parent) {
    const said = at.executables.findLast(
      (one) => one.kind === 'assign' && one.space === 'server' && one.name === 'unknown-clients',
    );
    const [atom] = said?.kind === 'assign' ? said.value.atoms : [];
    if (atom?.kind === 'flag') return !atom.value;
  }
  return false;
}

function deniesUnknown(permits: readonly DhcpPermit[]): boolean {
  const words = ({ what }: DhcpPermit): string => what.replaceAll('-', ' ');
  const allowed = permits.filter(({ allow }) => allow);
  return (
    permits.some((permit) => !permit.allow && words(permit) === 'unknown clients') ||
    (allowed.length > 0 && allowed.every((permit) => words(permit) === 'known clients'))
  );
}
