/** A client goes in; where dhcpd may place it comes out: the declaration that applies, the subnet, and a fixed address or a pool (server/mdb.c, find_lease in server/dhcp.c). */
import { formatIpv4, type Ipv4Address } from '../../../site/address.js';
import type { DhcpHost, DhcpSubnet } from '../../../site/dhcpd/facts.js';
import type { Site } from '../../../site/model.js';
import { once, onceEach } from '../../../site/once.js';
import type { Answer, Place } from '../../../site/place.js';
import { type Doubt, doubt } from '../../doubt.js';
import type { DhcpClient, Silence } from '../../trace.js';
import { type Membership, permitted } from './membership.js';
import type { AddressPool } from './pools.js';
import { type DhcpIndex, dataKey, type Wire } from './scope.js';
import { REASONS } from './sentences.js';

export interface Placement {
  readonly subnet: DhcpSubnet;
  readonly host: DhcpHost | undefined;
  /** A fixed address; undefined when it is a name that nothing resolves, or the address is dynamic. */
  readonly address: Ipv4Address | undefined;
  readonly fixed: boolean;
  /** Where a dynamic address comes from. */
  readonly pool: AddressPool | undefined;
  readonly certainty: Answer;
  /** Why it is not certain. */
  readonly doubt: Doubt | undefined;
}

/** Where more pools than this could serve the client, the rest is taken to be like them. */
const maximumPlacements = 64;

export interface Placements {
  /** A host declaration has the client's MAC, wherever its addresses lie. */
  readonly known: boolean;
  /** The first of them, where there are very many. */
  readonly list: readonly Placement[];
  /** Why dhcpd stays silent, when the list is empty. */
  readonly refusal: Refusal;
}

export interface Refusal {
  /** As its log says it. */
  readonly log: string;
  readonly silence: Silence;
  /** The statement that keeps the client out. */
  readonly decidedBy?: Place | undefined;
}

interface Hosts {
  /** Those whose fixed addresses count. */
  readonly fixed: readonly DhcpHost[];
  readonly known: boolean;
  /** Whose statements run for a client with an address of a pool. */
  readonly dynamic: DhcpHost | undefined;
}

/** So many declarations of one MAC are gone through each time that a machine asks; what is found of more is kept. */
const FEW_HOSTS = 4;

function hostsOf(fixed: readonly DhcpHost[]): Hosts {
  return { fixed, known: fixed.length > 0, dynamic: fixed.find(withoutAddress) };
}

const hostsOfMany = once(hostsOf);

function ofMac(fixed: readonly DhcpHost[]): Hosts {
  return fixed.length <= FEW_HOSTS ? hostsOf(fixed) : hostsOfMany(fixed);
}

const withoutAddress = ({ fixedAddresses }: DhcpHost): boolean => fixedAddresses.length === 0;

/**
 * A declaration by client identifier only is taken to be that of the machine that the caller means, as long as nobody says
 * which identifier the machine sends.
 */
export function isTakenForOwn(host: DhcpHost | undefined, client: DhcpClient): host is DhcpHost {
  return host?.hardware.length === 0 && client.identifier === undefined && client.others === undefined;
}

export function placements(
  site: Site,
  index: DhcpIndex,
  client: DhcpClient,
  classes: readonly Membership[],
  declared: DhcpHost | undefined,
): Placements {
  const byMac = client.mac === undefined ? [] : (index.hostsByMac.get(client.mac) ?? []);
  const identifier = client.bootp ? undefined : (client.others?.get(61) ?? client.identifier);
  const byIdentifier =
    identifier === undefined ? [] : (index.hostsByIdentifier.get(dataKey(identifier)) ?? []);
  const named = byMac.length === 0 && isTakenForOwn(declared, client) ? [declared] : byMac;
  // The fixed addresses of the MAC count only for a client whose identifier nobody has.
  const hosts: Hosts =
    byIdentifier.length === 0
      ? ofMac(named)
      : { fixed: byIdentifier, known: true, dynamic: [...byIdentifier, ...named].find(withoutAddress) };
  const { known } = hosts;
  const link = client.relay ?? client.network;
  if (link !== undefined) {
    const subnet = index.subnetOf(link);
    const wire = subnet === undefined ? undefined : index.wireOf(subnet);
    if (wire === undefined)
      return { known, list: [], refusal: { log: REASONS.unknownNetwork, silence: 'unknown-network' } };
    return onWires(site, index, client, classes, hosts, [wire]);
  }
  return onWires(site, index, client, classes, hosts, candidateWires(site, index, hosts.fixed));
}

/** Without a relay nothing says on which wire the client is, but a fixed address tells where it is meant to be. */
function candidateWires(site: Site, index: DhcpIndex, hosts: readonly DhcpHost[]): readonly Wire[] {
  if (hosts.length <= FEW_HOSTS) return wiresFor(site, index, hosts);
  return wiresOf(site, hosts, () => wiresFor(site, index, hosts));
}

const wiresOf = onceEach<Site, readonly DhcpHost[], readonly Wire[]>();

function wiresFor(site: Site, index: DhcpIndex, hosts: readonly DhcpHost[]): readonly Wire[] {
  const wires = new Set<Wire>();
  for (const address of hosts.flatMap((host) => fixedAddresses(site, host))) {
    const subnet = address === undefined ? undefined : index.subnetOf(address);
    const wire = subnet === undefined ? undefined : index.wireOf(subnet);
    if (wire !== undefined) wires.add(wire);
  }
  return wires.size > 0 ? [...wires] : index.wires;
}

function fixedAddresses(site: Site, host: DhcpHost): (Ipv4Address | undefined)[] {
  return host.fixedAddresses.map((atom) => {
    if (atom.kind === 'address') return atom.value;
    if (atom.kind !== 'name') return undefined;
    return site.names.addresses.get(atom.value.toLowerCase())?.value;
  });
}

function hasUnresolved(site: Site): (host: DhcpHost) => boolean {
  return (host) => fixedAddresses(site, host).includes(undefined);
}

function onWires(
  site: Site,
  index: DhcpIndex,
  client: DhcpClient,
  classes: readonly Membership[],
  hosts: Hosts,
  wires: readonly Wire[],
): Placements {
  const { known } = hosts;
  const list: Placement[] = [];
  // No address of the client lies on any of them, but for names that nothing resolves.
  if (wires === index.wires && !hosts.fixed.some(hasUnresolved(site)))
    list.push(...fromPools(admittedAnywhere(index, client, classes, known), classes, hosts));
  else
    for (const wire of wires) {
      if (list.length >= maximumPlacements) break;
      list.push(...onWire(site, index, client, classes, hosts, wire));
    }
  if (list.length > 0) return { known, list: list.slice(0, maximumPlacements), refusal: noLeases };
  const [only] = wires;
  const network = wires.length === 1 && only !== undefined ? `network ${wireName(only)}: ` : '';
  if (index.wires.length === 0) return { known, list, refusal: noSubnet };
  const decidedBy = known ? undefined : keepsOut(wires);
  return { known, list, refusal: { ...noLeases, log: `${network}${noLeases.log}`, decidedBy } };
}

const noLeases: Refusal = { log: REASONS.noFreeLeases, silence: 'no-free-leases' };
const noSubnet: Refusal = { log: REASONS.noSubnet, silence: 'no-network' };

/** The statement that keeps machines without a declaration out of the first pool that has one. */
const keepsOut = once((wires: readonly Wire[]): Place | undefined => {
  const permits = wires.flatMap(({ pools }) => pools.flatMap((one) => one.permits));
  const found =
    permits.find(({ allow, what }) => !allow && what.replaceAll('-', ' ') === 'unknown clients') ??
    permits.find(({ what }) => what !== 'dynamic bootp clients');
  return found?.place;
});

export function wireName(wire: Wire): string {
  if (wire.declaration !== undefined) return wire.declaration.name.value;
  const [subnet] = wire.subnets;
  if (subnet === undefined) return '';
  const bits = subnet.mask.value.toString(2).replaceAll('0', '').length;
  return `${formatIpv4(subnet.network.value)}/${bits}`;
}

function onWire(
  site: Site,
  index: DhcpIndex,
  client: DhcpClient,
  classes: readonly Membership[],
  hosts: Hosts,
  wire: Wire,
): Placement[] {
  for (const host of hosts.fixed) {
    for (const address of fixedAddresses(site, host)) {
      if (address === undefined) return [unresolved(host, wire)].filter((it) => it !== undefined);
      const subnet = index.subnetOf(address);
      if (subnet !== undefined && index.wireOf(subnet) === wire) {
        return [{ subnet, host, address, fixed: true, pool: undefined, certainty: 'yes', doubt: undefined }];
      }
    }
  }
  return fromPools(admitted(wire.pools, client, classes, hosts.known), classes, hosts);
}

/** A pool that lets a client in, or may. */
interface Admitted {
  readonly pool: AddressPool;
  readonly certainty: Answer;
}

/** The first of them, where there are very many. */
function admitted(
  pools: readonly AddressPool[],
  { bootp }: DhcpClient,
  classes: readonly Membership[],
  known: boolean,
): Admitted[] {
  const found: Admitted[] = [];
  for (const pool of pools) {
    if (found.length >= maximumPlacements) break;
    // Of its own a declared pool serves BOOTP clients, too, whether its ranges say dynamic-bootp or not (measured).
    const certainty = permitted(pool.permits, known, classes, bootp);
    if (certainty !== 'no') found.push({ pool, certainty });
  }
  return found;
}

/** The same of the pools on all wires: asked once for all clients that the lists of a pool do not tell apart. */
function admittedAnywhere(
  index: DhcpIndex,
  client: DhcpClient,
  classes: readonly Membership[],
  known: boolean,
): readonly Admitted[] {
  const of = classes.map(({ joined, certain }) => [joined.first.name.value, certain]);
  return anywhere(index, JSON.stringify([known, client.bootp, of]), () =>
    admitted(
      index.wires.flatMap(({ pools }) => pools),
      client,
      classes,
      known,
    ),
  );
}

const anywhere = onceEach<DhcpIndex, string, readonly Admitted[]>();

function fromPools(pools: readonly Admitted[], classes: readonly Membership[], hosts: Hosts): Placement[] {
  const open = classes.find((it) => it.doubt !== undefined)?.doubt?.code ?? 'clock';
  return pools.map(({ pool, certainty }) => ({
    subnet: pool.subnet,
    host: hosts.dynamic,
    address: undefined,
    fixed: false,
    pool,
    certainty,
    doubt:
      certainty === 'unknown' ? doubt(open, 'whether a pool lets the client in is not known') : undefined,
  }));
}

/** dhcpd resolves the name when the client asks: it may lie on this wire, or not. */
function unresolved(host: DhcpHost, wire: Wire): Placement | undefined {
  const [subnet] = wire.subnets;
  if (subnet === undefined) return undefined;
  const name = host.fixedAddresses.find(({ kind }) => kind === 'name');
  const why = doubt(
    'dns',
    `the fixed-address "${name?.kind === 'name' ? name.value : '?'}" is a name that the site does not resolve`,
  );
  return { subnet, host, address: undefined, fixed: true, pool: undefined, certainty: 'unknown', doubt: why };
}
