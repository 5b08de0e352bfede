/** Networks and ranges of a DHCP server's configuration go in; which of them hold an address comes out. The words in which every server tells of its networks. */
import { firstWhere } from '../../../grammars/text/index.js';
import { type Ipv4Address, networkAddress } from '../address.js';
import type { Place, Said } from '../place.js';

/** Addresses for machines that ask, both ends included. */
export interface SubnetRange {
  readonly low: Ipv4Address;
  readonly high: Ipv4Address;
  readonly place: Place;
}

/** A network that a DHCP server knows. */
export interface Subnet {
  readonly network: Ipv4Address;
  readonly mask: Ipv4Address;
  /** Undefined where no file says it, and the usual one is taken. */
  readonly maskSaid: Said<Ipv4Address> | undefined;
  /** What a finding about it underlines. */
  readonly head: Place;
  /** The whole declaration. */
  readonly place: Place;
  /** Those of pools in it and beside it among them. */
  readonly ranges: readonly SubnetRange[];
}

export interface Subnets {
  /** In the order of the file. */
  readonly all: readonly Subnet[];
  /** The one that an address is in; the narrowest where several hold it. */
  holding(address: Ipv4Address): Subnet | undefined;
  /** The ranges that hold an address, of whatever network. */
  rangesWith(address: Ipv4Address): readonly SubnetRange[];
}

export const NO_SUBNETS: Subnets = { all: [], holding: () => undefined, rangesWith: () => [] };

/** Look-ups take logarithmic time as long as networks do not overlap. Of two declarations of one network the last is taken. */
export function holdingOf<T>(
  all: readonly T[],
  bitsOf: (one: T) => Pick<Subnet, 'network' | 'mask'>,
): (address: Ipv4Address) => T | undefined {
  const byMask = new Map<Ipv4Address, Map<Ipv4Address, T>>();
  for (const one of all) {
    const { network, mask } = bitsOf(one);
    const networks = byMask.get(mask) ?? new Map<Ipv4Address, T>();
    byMask.set(mask, networks);
    networks.set(networkAddress(network, mask), one);
  }
  const masks = [...byMask.keys()].sort((a, b) => b - a);
  return (address) => {
    for (const mask of masks) {
      const found = byMask.get(mask)?.get(networkAddress(address, mask));
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

type Ends = Pick<SubnetRange, 'low' | 'high'>;

/** The lowest first. */
export function rangesWith<T extends Ends>(all: readonly T[]): (address: Ipv4Address) => readonly T[] {
  const ranges = [...all].sort((a, b) => a.low - b.low);
  // The highest end of all ranges up to here: once it lies below an address, no earlier range can hold it.
  const reach: number[] = [];
  for (const range of ranges) reach.push(Math.max(reach[reach.length - 1] ?? 0, range.high));
  return (address) => {
    const above = firstWhere(ranges, ({ low }) => low > address);
    const found: T[] = [];
    for (let i = above - 1; i >= 0 && (reach[i] ?? 0) >= address; i--) {
      const range = ranges[i];
      if (range !== undefined && range.high >= address) found.push(range);
    }
    return found.reverse();
  };
}
