/** Facts of dhcpd.conf go in; what of them does not depend on the client comes out, once per site: wires and their pools, hosts by MAC, classes joined by name, scope chains. */
import type { Ipv4Address } from '../../../site/address.js';
import type {
  DhcpClass,
  DhcpExecutable,
  DhcpFacts,
  DhcpHost,
  DhcpScope,
  DhcpSharedNetwork,
  DhcpSubclass,
  DhcpSubnet,
} from '../../../site/dhcpd/facts.js';
import { networksOf } from '../../../site/dhcpd/networks.js';
import { once } from '../../../site/once.js';
import { type AddressPool, poolsOf } from './pools.js';
import { octetsOfAtoms } from './values.js';

/** The subnets that share one wire. */
export interface Wire {
  readonly declaration: DhcpSharedNetwork | undefined;
  readonly subnets: readonly DhcpSubnet[];
  readonly pools: readonly AddressPool[];
}

/** All declarations of one class: dhcpd adds later ones to the first. */
export interface JoinedClass {
  readonly first: DhcpClass;
  /** The test of the last declaration that has one. */
  readonly matchIf: DhcpClass['matchIf'];
  readonly match: DhcpClass['match'];
  readonly spawns: boolean;
  /** By value, octets in decimal with commas between. */
  readonly subclasses: ReadonlyMap<string, DhcpSubclass>;
}

export interface DhcpIndex {
  readonly facts: DhcpFacts;
  readonly wires: readonly Wire[];
  wireOf(subnet: DhcpSubnet): Wire | undefined;
  subnetOf(address: Ipv4Address): DhcpSubnet | undefined;
  readonly hostsByMac: ReadonlyMap<string, readonly DhcpHost[]>;
  /** By client identifier, as `dataKey` writes it. */
  readonly hostsByIdentifier: ReadonlyMap<string, readonly DhcpHost[]>;
  readonly classes: readonly JoinedClass[];
  /** The scope and those around it, innermost first; of a subclass its class comes next. */
  chain(scope: DhcpScope): readonly DhcpScope[];
  executables(scope: DhcpScope): readonly DhcpExecutable[];
}

export const dhcpIndex = once((facts: DhcpFacts): DhcpIndex => {
  return makeIndex(facts);
});

export function dataKey(octets: readonly number[]): string {
  return octets.join(',');
}

function makeIndex(facts: DhcpFacts): DhcpIndex {
  const networks = networksOf(facts);
  const wires = wiresOf(facts);
  const wireBySubnet = new Map(
    wires.flatMap((wire) => wire.subnets.map((subnet) => [subnet, wire] as const)),
  );
  const { classes, bodies, firstByName } = joinClasses(facts);
  const chains = new Map<DhcpScope, readonly DhcpScope[]>();
  const parentOf = (scope: DhcpScope): DhcpScope | undefined => {
    if (scope.kind !== 'subclass') return scope.parent;
    return firstByName.get(scope.className.value) ?? scope.parent;
  };
  return {
    facts,
    wires,
    wireOf: (subnet) => wireBySubnet.get(subnet),
    subnetOf: (address) => networks.subnetOf(address),
    ...hostsOf([...facts.hosts, ...(facts.leased ?? [])]),
    classes,
    chain(scope) {
      const ready = chains.get(scope);
      if (ready !== undefined) return ready;
      const list: DhcpScope[] = [];
      for (let at: DhcpScope | undefined = scope; at !== undefined && list.length < 1000; at = parentOf(at)) {
        list.push(at);
      }
      chains.set(scope, list);
      return list;
    },
    executables: (scope) => bodies.get(scope) ?? scope.executables,
  };
}

/**
 * Hosts of one MAC or client identifier follow each other in the order of their declaration. There is but one chain for
 * both, so that behind a host of the MAC may come one that only shares its identifier (enter_host in server/mdb.c).
 */
function hostsOf(hosts: readonly DhcpHost[]): Pick<DhcpIndex, 'hostsByMac' | 'hostsByIdentifier'> {
  const byMac = new Map<string, Link>();
  const byIdentifier = new Map<string, Link>();
  for (const host of hosts) {
    const link: Link = { host, next: undefined };
    const mac = host.hardware.at(-1)?.mac;
    const linked = mac !== undefined && append(byMac, mac, link);
    const [identifier] = host.clientIdentifiers;
    const octets = identifier === undefined ? undefined : octetsOfAtoms(identifier.atoms);
    if (octets === undefined || octets.length === 0) continue;
    const key = dataKey(octets);
    if (!linked || !byIdentifier.has(key)) append(byIdentifier, key, link);
  }
  return { hostsByMac: chainsOf(byMac), hostsByIdentifier: chainsOf(byIdentifier) };
}

interface Link {
  readonly host: DhcpHost;
  next: Link | undefined;
  /** Of the first: the last, where that is known to be so. */
  last?: Link;
}

/** True where there was one before. */
function append(heads: Map<string, Link>, key: string, link: Link): boolean {
  const head = heads.get(key);
  if (head === undefined) {
    heads.set(key, link);
    return false;
  }
  let end = head.last ?? head;
  while (end.next !== undefined && end !== link) end = end.next;
  if (end !== link) end.next = link;
  head.last = link;
  return true;
}

function chainsOf(heads: ReadonlyMap<string, Link>): Map<string, readonly DhcpHost[]> {
  const chains = new Map<string, readonly DhcpHost[]>();
  for (const [key, head] of heads) {
    const chain: DhcpHost[] = [];
    for (let at: Link | undefined = head; at !== undefined; at = at.next) chain.push(at.host);
    chains.set(key, chain);
  }
  return chains;
}

function keyOf({ network, mask }: DhcpSubnet): string {
  return `${network.value}/${mask.value}`;
}

function wiresOf(facts: DhcpFacts): Wire[] {
  const networks = networksOf(facts);
  const subnets = new Map<DhcpSharedNetwork | DhcpSubnet, DhcpSubnet[]>();
  const last = new Map(facts.subnets.map((subnet) => [keyOf(subnet), subnet]));
  for (const subnet of facts.subnets) {
    // dhcpd uses the last declaration of a subnet only.
    if (last.get(keyOf(subnet)) !== subnet) continue;
    const wire = networks.wireOf(subnet);
    const list = subnets.get(wire);
    if (list === undefined) subnets.set(wire, [subnet]);
    else list.push(subnet);
  }
  return [...subnets].map(([wire, members]) => ({
    declaration: wire.kind === 'shared-network' ? wire : undefined,
    subnets: members,
    pools: poolsOf(wire, networks.subnetOf),
  }));
}

function joinClasses(facts: DhcpFacts): {
  classes: JoinedClass[];
  bodies: Map<DhcpScope, DhcpExecutable[]>;
  firstByName: Map<string, DhcpClass>;
} {
  const byName = new Map<string, DhcpClass[]>();
  for (const declaration of facts.classes) {
    const list = byName.get(declaration.name.value);
    if (list === undefined) byName.set(declaration.name.value, [declaration]);
    else list.push(declaration);
  }
  const subclasses = new Map<string, Map<string, DhcpSubclass>>();
  for (const subclass of facts.subclasses) {
    const name = subclass.className.value;
    const list = subclasses.get(name) ?? new Map<string, DhcpSubclass>();
    subclasses.set(name, list);
    const key = dataKey(subclass.data.value);
    if (!list.has(key)) list.set(key, subclass);
  }
  const bodies = new Map<DhcpScope, DhcpExecutable[]>();
  const firstByName = new Map<string, DhcpClass>();
  const classes: JoinedClass[] = [];
  for (const [name, declarations] of byName) {
    const [first] = declarations;
    if (first === undefined) continue;
    firstByName.set(name, first);
    if (declarations.length > 1) {
      bodies.set(
        first,
        declarations.flatMap(({ executables }) => executables),
      );
    }
    classes.push({
      first,
      matchIf: declarations.findLast(({ matchIf }) => matchIf !== undefined)?.matchIf,
      // `spawn with` alone is also what the subclasses are looked up by.
      match:
        declarations.findLast(({ match }) => match !== undefined)?.match ??
        declarations.findLast(({ spawn }) => spawn !== undefined)?.spawn,
      spawns: declarations.some(({ spawn }) => spawn !== undefined),
      subclasses: subclasses.get(name) ?? new Map(),
    });
  }
  return { classes, bodies, firstByName };
}
