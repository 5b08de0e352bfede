/** A site goes in; the machines that the configuration of its DHCP server names come out, whichever server that is. */
import type { Ipv4Address, MacAddress } from '../address.js';
import { addTo } from '../groups.js';
import type { Site } from '../model.js';
import { once } from '../once.js';
import type { Said } from '../place.js';
import { configurationOf } from './configurations.js';
import type { Declaration } from './port.js';

/** In the order of the files. */
export function declarations(site: Site): readonly Declaration[] {
  return configurationOf(site)?.declarations ?? [];
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
