/** Facts of dhcpd.conf go in; what of them does not depend on the client comes out, once per site: wires and their pools, hosts by MAC, classes joined by name, scope chains. */
import type {
  DhcpClass,
  DhcpExecutable,
  DhcpFacts,
  DhcpHost,
  DhcpScope,
  DhcpSharedNetwork,
  DhcpSubclass,
  DhcpSubnet,
} from '../site/dhcp.js';
import { networksOf } from '../site/networks.js';
import { type AddressPool, poolsOf } from './pools.js';

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
  subnetOf(address: number): DhcpSubnet | undefined;
  readonly hostsByMac: ReadonlyMap<string, readonly DhcpHost[]>;
  readonly classes: readonly JoinedClass[];
  /** The scope and those around it, innermost first; of a subclass its class comes next. */
  chain(scope: DhcpScope): readonly DhcpScope[];
  executables(scope: DhcpScope): readonly DhcpExecutable[];
}

const indexes = new WeakMap<DhcpFacts, DhcpIndex>();

export function dhcpIndex(facts: DhcpFacts): DhcpIndex {
  const known = indexes.get(facts);
  if (known !== undefined) return known;
  const made = makeIndex(facts);
  indexes.set(facts, made);
  return made;
}

export function dataKey(octets: readonly number[]): string {
  return octets.join(',');
}

function makeIndex(facts: DhcpFacts): DhcpIndex {
  const networks = networksOf(facts);
  const wires = wiresOf(facts);
  const wireBySubnet = new Map(
    wires.flatMap((wire) => wire.subnets.map((subnet) => [subnet, wire] as const)),
  );
  const hostsByMac = new Map<string, DhcpHost[]>();
  for (const host of facts.hosts) {
    for (const { mac } of host.hardware) {
      if (mac === undefined) continue;
      const list = hostsByMac.get(mac);
      if (list === undefined) hostsByMac.set(mac, [host]);
      else list.push(host);
    }
  }
  const { classes, bodies, firstByName } = joinClasses(facts);
  const chains = new WeakMap<DhcpScope, readonly DhcpScope[]>();
  const parentOf = (scope: DhcpScope): DhcpScope | undefined => {
    if (scope.kind !== 'subclass') return scope.parent;
    return firstByName.get(scope.className.value) ?? scope.parent;
  };
  return {
    facts,
    wires,
    wireOf: (subnet) => wireBySubnet.get(subnet),
    subnetOf: (address) => networks.subnetOf(address),
    hostsByMac,
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

function wiresOf(facts: DhcpFacts): Wire[] {
  const networks = networksOf(facts);
  const subnets = new Map<DhcpSharedNetwork | DhcpSubnet, DhcpSubnet[]>();
  for (const subnet of facts.subnets) {
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
