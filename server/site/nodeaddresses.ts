/** A site goes in, the addresses of all its machines come out. */
import type { Ipv4Address } from './address.js';
import type { Site } from './model.js';
import { once } from './once.js';

/** Once for all who ask whether an address is taken: thousands of machines may be asked about. */
export const addressesOf = once(
  ({ nodes }: Site): ReadonlySet<Ipv4Address> => new Set(nodes.flatMap((node) => node.addresses)),
);
