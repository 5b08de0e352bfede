/** The declaration of a wire goes in, the pools that dhcpd makes of its ranges come out, in its order (parse_address_range and parse_pool_statement in server/confpars.c). */
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
  subnetOf: (address: number) => DhcpSubnet | undefined,
): AddressPool[] {
  const pools: Growing[] = [];
  collect(wire, pools, 0);
  return pools.flatMap(({ pool, permits, ranges }) => {
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

function collect(scope: DhcpScope, pools: Growing[], depth: number): void {
  if (depth > 50) return;
  const direct = scope.kind === 'subnet' ? [...scope.ranges] : [];
  for (const child of scope.children) {
    while (direct[0] !== undefined && precedes(direct[0], child)) addDirect(pools, direct.shift());
    if (child.kind === 'pool') addDeclared(pools, child);
    else if (child.kind === 'subnet' || child.kind === 'group') collect(child, pools, depth + 1);
  }
  for (const range of direct) addDirect(pools, range);
}

function precedes(range: DhcpRange, { place }: DhcpScope): boolean {
  return range.place.file !== place.file || range.place.span.start < place.span.start;
}

function addDeclared(pools: Growing[], pool: DhcpPool): void {
  // A pool without statements joins an earlier one that lets in the same clients.
  const same = pools.find(
    (other) =>
      pool.executables.length === 0 &&
      (other.pool?.executables.length ?? 0) === 0 &&
      samePermits(other.permits, pool.permits),
  );
  if (same !== undefined) same.ranges.push(...pool.ranges);
  else pools.push({ pool, permits: pool.permits, ranges: [...pool.ranges] });
}

/**
 * A range outside a pool looks for a pool that lets in just whom it would. When that is not the first pool, dhcpd 4.4.3
 * puts the range into the pool before it, whomever that lets in (measured).
 */
function addDirect(pools: Growing[], range: DhcpRange | undefined): void {
  if (range === undefined) return;
  const permit: DhcpPermit = range.dynamicBootp
    ? { allow: true, what: 'all clients', place: range.place }
    : { allow: false, what: 'dynamic bootp clients', place: range.place };
  const found = pools.findIndex(({ permits }) => {
    const [only, second] = permits;
    return only !== undefined && second === undefined && samePermit(only, permit);
  });
  const joined = found < 0 ? undefined : pools[Math.max(0, found - 1)];
  if (joined !== undefined) joined.ranges.push(range);
  else pools.push({ pool: undefined, permits: [permit], ranges: [range] });
}

function samePermits(a: readonly DhcpPermit[], b: readonly DhcpPermit[]): boolean {
  const within = (one: readonly DhcpPermit[], other: readonly DhcpPermit[]) =>
    one.every((permit) => other.some((candidate) => samePermit(permit, candidate)));
  return within(a, b) && within(b, a);
}

function samePermit(a: DhcpPermit, b: DhcpPermit): boolean {
  const words = (permit: DhcpPermit) => permit.what.replaceAll('-', ' ');
  return a.allow === b.allow && words(a) === words(b) && a.className === b.className;
}
