/** Ranges of addresses go in one after the other; the earlier one that shares an address comes out. */
import { firstWhere, type Ipv4Address, type Span } from '../../text/index.js';

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
    const at = firstWhere(this.sorted, ({ last }) => last >= range.first);
    const next = this.sorted[at];
    if (next !== undefined && next.first <= range.last) return next;
    this.sorted.splice(at, 0, range);
    return undefined;
  }
}
