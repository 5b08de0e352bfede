/** A site goes in; the addresses that its files give the boot server itself come out. */
import type { Ipv4Address } from './address.js';
import type { Site } from './model.js';
import type { Said } from './place.js';

/** Where dnsmasq listens, and what is said of the server elsewhere; what machines are told to ask is no proof. */
export function ownAddresses({ dnsmasq, serverAddresses }: Site): Said<Ipv4Address>[] {
  return [...(dnsmasq?.listens ?? []), ...serverAddresses.filter(({ source }) => source !== 'next-server')];
}
