/** The declaration of a wire goes in, the pools that dhcpd makes of its ranges come out, in its order (parse_address_range and parse_pool_statement in server/confpars.c). */
import type { Ipv4Address } from '../../../site/address.js';
import type {
  DhcpPermit,
  DhcpPool,
  DhcpRange,
  DhcpScope,
  DhcpSharedNetwork,
  DhcpSubnet,
} from '../../../site/dhcpd/facts.js';

/** Where dynamic addresses come from: a declared pool, or the one dhcpd makes for the ranges directly inside subnets. */
export interface AddressPool {
  /** Whose statements run; undefined for a pool that dhcpd made. */
  readonly pool: DhcpPool | undefined;
  readonly permits: readonly DhcpPermit[];
  readonly subnet: DhcpSubnet;
  readonly ranges: readonly DhcpRange[];
}

interface Growing {
  readonly pool: DhcpPool | undefined;
  readonly permits: readonly DhcpPermit[];
  readonly ranges: DhcpRange[];
}

/** A pool with ranges of several subnets comes out once for each of them. */
export function poolsOf(
  wire: DhcpSharedNetwork | DhcpSubnet,
  subnetOf: (address: Ipv4Address) => DhcpSubnet | undefined,
): AddressPool[] {
  const grown: Grown = { pools: [], plain: new Map(), single: new Map() };
  collect(wire, grown, 0);
  return grown.pools.flatMap(({ pool, permits, ranges }) => {
    const bySubnet = new Map<DhcpSubnet, DhcpRange[]>();
    for (const range of ranges) {
      const subnet = subnetOf(range.low);
      if (subnet === undefined) continue;
      const list = bySubnet.get(subnet);
      if (list === undefined) bySubnet.set(subnet, [range]);
      else list.push(range);
    }
    return [...bySubnet].map(([subnet, list]): AddressPool => ({ pool, permits, subnet, ranges: list }));
  });
}

interface Grown {
  readonly pools: Growing[];
  /** The first pool without statements, by whom it lets in. */
  readonly plain: Map<string, Growing>;
  /** The number of the first pool with one permit, by that. */
  readonly single: Map<string, number>;
}

function collect(scope: DhcpScope, grown: Grown, depth: number): void {
  if (depth > 50) return;
  const direct = scope.kind === 'subnet' ? scope.ranges : [];
  let next = 0;
  for (const child of scope.children) {
    for (let range = direct[next]; range !== undefined && precedes(range, child); range = direct[++next])
      addDirect(grown, range);
    if (child.kind === 'pool') addDeclared(grown, child);
    else if (child.kind === 'subnet' || child.kind === 'group') collect(child, grown, depth + 1);
  }
  for (const range of direct.slice(next)) addDirect(grown, range);
}

function precedes(range: DhcpRange, { place }: DhcpScope): boolean {
  return range.place.file !== place.file || range.place.span.start < place.span.start;
}

function addDeclared(grown: Grown, pool: DhcpPool): void {
  const key = pool.executables.length === 0 ? permitsKey(pool.permits) : undefined;
  // A pool without statements joins an earlier one that lets in the same clients.
  const same = key === undefined ? undefined : grown.plain.get(key);
  if (same === undefined) append(grown, { pool, permits: pool.permits, ranges: [...pool.ranges] });
  else for (const range of pool.ranges) same.ranges.push(range);
}

function append({ pools, plain, single }: Grown, made: Growing): void {
  const { pool, permits } = made;
  const key = permitsKey(permits);
  if ((pool?.executables.length ?? 0) === 0 && !plain.has(key)) plain.set(key, made);
  if (permits.length === 1 && !single.has(key)) single.set(key, pools.length);
  pools.push(made);
}

/**
 * A range outside a pool looks for a pool that lets in just whom it would. When that is not the first pool, dhcpd 4.4.3
 * puts the range into the pool before it, whomever that lets in (measured).
 */
function addDirect(grown: Grown, range: DhcpRange): void {
  const permit: DhcpPermit = range.dynamicBootp
    ? { allow: true, what: 'all clients', place: range.place }
    : { allow: false, what: 'dynamic bootp clients', place: range.place };
  const found = grown.single.get(permitsKey([permit]));
  const joined = found === undefined ? undefined : grown.pools[Math.max(0, found - 1)];
  if (joined !== undefined) joined.ranges.push(range);
  else append(grown, { pool: undefined, permits: [permit], ranges: [range] });
}

/** Equal for permits that let in the same clients, in whatever order. */
function permitsKey(permits: readonly DhcpPermit[]): string {
  const words = permits.map(({ allow, what, className = '' }) =>
    [allow, what.replaceAll('-', ' '), className].join(' '),
  );
  return JSON.stringify([...new Set(words)].sort());
}
