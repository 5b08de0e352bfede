/** The boot server's network interfaces as its files tell them: what is said beside a name that is none of them. */
import type { KnownInterfaces } from '../../site/link/knowninterfaces.js';

export function toFirst({ first }: KnownInterfaces) {
  return [{ place: first.place, message: `the interface ${first.name ?? ''} is configured here` }];
}
