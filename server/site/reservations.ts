/** A site goes in; the addresses that DHCP keeps for single machines come out, whichever server it is that says so. */
import type { Ipv4Address, MacAddress } from './address.js';
import type { DhcpHost } from './dhcpd/facts.js';
import { addTo, groupBy } from './groups.js';
import { namedHosts } from './link/dnsmasq.js';
import type { Site } from './model.js';
import { once } from './once.js';
import type { Place } from './place.js';

export interface Reservation {
  /** The name of the declaration, or what stands for it. */
  readonly owner: string;
  readonly address: Ipv4Address;
  readonly macs: readonly MacAddress[];
  /** Its machine may be known by a client identifier, of which no other file tells. */
  readonly byIdentifier: boolean;
  /** Where the address stands. */
  readonly place: Place;
  /** The head of the declaration. */
  readonly declaration: Place;
}

/** In the order of the files. Of dhcpd alone where the site has both: whose machines those of dnsmasq are is not known then. */
export const reservations = once((site: Site): readonly Reservation[] => {
  if (site.dhcp !== undefined) return site.dhcp.hosts.flatMap(reservedByDhcpd);
  if (site.dnsmasq === undefined) return [];
  return namedHosts(site.dnsmasq).flatMap(({ host, macs }): Reservation[] => {
    const { address, name, place, identifier } = host;
    const owner = name?.value ?? macs[0];
    if (address === undefined || owner === undefined) return [];
    return [
      {
        owner,
        address: address.value,
        macs,
        byIdentifier: identifier !== undefined,
        place: address.place,
        declaration: place,
      },
    ];
  });
});

function reservedByDhcpd({
  name,
  hardware,
  clientIdentifiers,
  fixedAddresses,
  head,
}: DhcpHost): Reservation[] {
  if (hardware.length === 0 && clientIdentifiers.length === 0) return [];
  return fixedAddresses.flatMap((atom): Reservation[] => {
    // A name is resolved by the server.
    if (atom.kind !== 'address') return [];
    return [
      {
        owner: name.value,
        address: atom.value,
        macs: hardware.flatMap(({ mac }) => mac ?? []),
        byIdentifier: clientIdentifiers.length > 0,
        place: atom.place,
        declaration: head,
      },
    ];
  });
}

const byAddress = once((site: Site) => groupBy(reservations(site), ({ address }) => address));
const byMac = once((site: Site) => {
  const lists = new Map<MacAddress, Reservation[]>();
  for (const one of reservations(site)) for (const mac of one.macs) addTo(lists, mac, one);
  return lists;
});

/** Who has an address. */
export function reservationsOf(site: Site, address: Ipv4Address): readonly Reservation[] {
  return byAddress(site).get(address) ?? [];
}

/** What a machine has. */
export function reservationsFor(site: Site, mac: MacAddress): readonly Reservation[] {
  return byMac(site).get(mac) ?? [];
}
