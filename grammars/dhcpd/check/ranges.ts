/** Ranges of addresses go in one after the other; the earlier one that shares an address comes out. */
import type { Ipv4Address, Span } from '../../text/index.js';

export interface AddressRange {
  readonly first: Ipv4Address;
  readonly last: Ipv4Address;
  readonly span: Span;
}

/** Ranges that do not touch each other, sorted by address. */
export class Ranges {
  private readonly sorted: AddressRange[] = [];

  /** The range that shares an address with this one, which then is not kept; none where it was taken in. */
  add(range: AddressRange): AddressRange | undefined {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sorted[middle] as AddressRange).last < range.first) low = middle + 1;
      else high = middle;
    }
    const next = this.sorted[low];
    if (next !== undefined && next.first <= range.last) return next;
    this.sorted.splice(low, 0, range);
    return undefined;
  }
}
