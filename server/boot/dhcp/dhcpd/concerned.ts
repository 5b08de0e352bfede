/** dhcpd.conf before an edit and after it goes in; the machines that may be answered otherwise come out, where the edit touched nothing but plain declarations of hosts, groups and networks. */
import { type Ipv4Address, inNetwork } from '../../../site/address.js';
import type {
  DhcpFacts,
  DhcpGroup,
  DhcpHost,
  DhcpPool,
  DhcpScope,
  DhcpSharedNetwork,
  DhcpSubnet,
} from '../../../site/dhcpd/facts.js';
import { renumbers, sendableOptions } from './questions.js';
import { dhcpIndex } from './scope.js';

/** What a dhcpd.conf was: declarations know those in them, and these become others with an edit. */
export interface Remembered {
  readonly facts: DhcpFacts;
  readonly sendable: string;
}

export function rememberedOf(facts: DhcpFacts): Remembered {
  const sendable = sendableOptions(facts);
  return { facts, sendable: sendable === 'any' ? sendable : [...sendable].sort((a, b) => a - b).join(' ') };
}

/** Lists of declarations that are to be the same ones. */
const LISTS = [
  'files',
  'sharedNetworks',
  'classes',
  'subclasses',
  'includes',
  'definitions',
  'spaces',
  'leased',
] as const;

/** Tells of the MAC of a machine whether it may be answered otherwise; undefined where any machine may be. */
export function concerned(before: Remembered, after: Remembered): ((mac: string) => boolean) | undefined {
  const [was, is] = [before.facts, after.facts];
  if (was.global !== is.global || was.failover !== is.failover) return undefined;
  if (before.sendable !== after.sendable || LISTS.some((name) => !sameList(was[name], is[name]))) {
    return undefined;
  }
  const hosts = changed(was.hosts, is.hosts);
  const networks = [...changed(was.subnets, is.subnets), ...changed(was.pools, is.pools)];
  if (![...hosts, ...networks, ...changed(was.groups, is.groups)].every(isPlain)) return undefined;
  const macs = macsOf(hosts);
  if (networks.length === 0) return (mac) => macs.has(mac);
  const apart = apartFrom(networks, is);
  return apart && ((mac) => macs.has(mac) || !apart.has(mac));
}

function sameList(before: readonly unknown[] = [], after: readonly unknown[] = []): boolean {
  return before.length === after.length && before.every((one, i) => one === after[i]);
}

/** Those that are gone, and those that have come. */
function changed<T>(before: readonly T[], after: readonly T[]): T[] {
  const [was, is] = [new Set(before), new Set(after)];
  return [...before.filter((one) => !is.has(one)), ...after.filter((one) => !was.has(one))];
}

function macsOf(hosts: readonly DhcpHost[]): Set<string> {
  return new Set(hosts.flatMap(({ hardware }) => hardware.flatMap(({ mac }) => mac ?? [])));
}

/** A host is found by its hardware address alone, and nothing is said in it that is asked of the whole file. */
function isPlain(scope: DhcpHost | DhcpGroup | DhcpSubnet | DhcpPool): boolean {
  if (scope.kind === 'host' && scope.clientIdentifiers.length + scope.children.length > 0) return false;
  return scope.executables.every(
    (it) =>
      it.kind === 'other' ||
      (it.kind === 'assign' &&
        it.value.expression === undefined &&
        !renumbers(it) &&
        it.name !== 'omapi-port' &&
        !it.name.startsWith('ldap-')),
  );
}

/**
 * The MACs whose declarations place them in networks that did not change, by addresses alone. Undefined where that is not
 * told by the MAC.
 */
function apartFrom(
  networks: readonly (DhcpSubnet | DhcpPool)[],
  facts: DhcpFacts,
): ReadonlySet<string> | undefined {
  const hosts = [...facts.hosts, ...(facts.leased ?? [])];
  if (hosts.some(({ clientIdentifiers }) => clientIdentifiers.length > 0)) return undefined;
  const touched = networks.flatMap(subnetsAround);
  const { subnetOf } = dhcpIndex(facts);
  const stays = (address: Ipv4Address): boolean =>
    subnetOf(address) !== undefined && !touched.some((subnet) => holds(subnet, address));
  const isApart = ({ fixedAddresses }: DhcpHost): boolean =>
    fixedAddresses.length > 0 && fixedAddresses.every((atom) => atom.kind === 'address' && stays(atom.value));
  const apart = macsOf(hosts.filter(isApart));
  for (const mac of macsOf(hosts.filter((host) => !isApart(host)))) apart.delete(mac);
  return apart;
}

function holds({ network, mask }: DhcpSubnet, address: Ipv4Address): boolean {
  return inNetwork(address, network.value, mask.value);
}

/** The subnets of the wire that a declaration is about. */
function subnetsAround(scope: DhcpSubnet | DhcpPool): DhcpSubnet[] {
  const around = [...aboveOf(scope)];
  const wire = around.find((one): one is DhcpSharedNetwork => one.kind === 'shared-network');
  const own = around.filter((one) => one.kind === 'subnet');
  return wire === undefined ? own : [...own, ...subnetsIn(wire)];
}

function* aboveOf(scope: DhcpScope): Iterable<DhcpScope> {
  for (let at: DhcpScope | undefined = scope; at !== undefined; at = at.parent) yield at;
}

function subnetsIn({ children }: DhcpScope): DhcpSubnet[] {
  return children.flatMap((child) => [...(child.kind === 'subnet' ? [child] : []), ...subnetsIn(child)]);
}
