/** A range of dhcpd.conf goes in; where it is said comes out, if machines that ask by BOOTP get no address of it (server/bootp.c: a range without dynamic-bootp has none for them). */
import type { DhcpFacts } from '../../../site/dhcpd/facts.js';
import type { Place } from '../../../site/place.js';
import type { AddressRange } from '../answer.js';

/** A pool that is declared as one serves BOOTP, whatever its ranges say (measured). */
export function closedToBootp({ subnets }: DhcpFacts, { low, high }: AddressRange): Place | undefined {
  for (const { ranges } of subnets) {
    const closed = ranges.find((one) => one.low === low && one.high === high && !one.dynamicBootp);
    if (closed !== undefined) return closed.place;
  }
  return undefined;
}
