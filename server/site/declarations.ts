/** A site goes in; the machines that the configuration of its DHCP server names come out, whichever server that is. */
import type { Ipv4Address, MacAddress } from './address.js';
import type { DhcpHost } from './dhcpd/facts.js';
import { addTo } from './groups.js';
import { type NamedHost, namedHosts } from './link/dnsmasq.js';
import { isMachine } from './link/nodes.js';
import type { Site } from './model.js';
import { once } from './once.js';
import type { Place, Said } from './place.js';

export interface Declaration {
  /** Or what stands for it, where it has none. */
  readonly name: string;
  readonly macs: readonly Said<MacAddress>[];
  /** Its machine may be known by a client identifier, of which no other file tells. */
  readonly byIdentifier: boolean;
  /** Those that are written as addresses: a name is resolved by the server. */
  readonly addresses: readonly Said<Ipv4Address>[];
  readonly head: Place;
}

/** In the order of the files. Of dhcpd alone where the site has both: whose machines those of dnsmasq are is not known then. */
export const declarations = once(({ dhcp, dnsmasq }: Site): readonly Declaration[] => {
  if (dhcp !== undefined) return dhcp.hosts.filter(isMachine).map(ofHost);
  return dnsmasq === undefined ? [] : namedHosts(dnsmasq).map(ofLine);
});

function ofHost({ name, hardware, clientIdentifiers, fixedAddresses, head }: DhcpHost): Declaration {
  return {
    name: name.value,
    macs: hardware.flatMap(({ mac, octets }) =>
      mac === undefined ? [] : [{ value: mac, place: octets.place }],
    ),
    byIdentifier: clientIdentifiers.length > 0,
    addresses: fixedAddresses.flatMap((atom) =>
      atom.kind === 'address' ? [{ value: atom.value, place: atom.place }] : [],
    ),
    head,
  };
}

function ofLine({
  host: { name, identifier, address, place },
  macs: [first, ...others],
}: NamedHost): Declaration {
  return {
    name: name?.value ?? first.value,
    macs: [first, ...others],
    byIdentifier: identifier !== undefined,
    addresses: address === undefined ? [] : [address],
    head: place,
  };
}

/** An address, and whose it is. */
export interface Reservation extends Said<Ipv4Address> {
  readonly owner: Declaration;
}

const byAddress = once((site: Site): ReadonlyMap<Ipv4Address, readonly Reservation[]> => {
  const lists = new Map<Ipv4Address, Reservation[]>();
  for (const owner of declarations(site)) {
    for (const { value, place } of owner.addresses) addTo(lists, value, { value, place, owner });
  }
  return lists;
});

const byMac = once((site: Site): ReadonlyMap<MacAddress, readonly Declaration[]> => {
  const lists = new Map<MacAddress, Declaration[]>();
  for (const one of declarations(site)) for (const { value } of one.macs) addTo(lists, value, one);
  return lists;
});

/** Whom DHCP keeps an address for. */
export function reservationsOf(site: Site, address: Ipv4Address): readonly Reservation[] {
  return byAddress(site).get(address) ?? [];
}

/** What names a machine by its card. */
export function declarationsOf(site: Site, mac: MacAddress): readonly Declaration[] {
  return byMac(site).get(mac) ?? [];
}
