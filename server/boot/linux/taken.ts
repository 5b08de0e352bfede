/** A kernel with a static address goes in; whether DHCP gives that address to another machine comes out. */

import type { MacAddress } from '../../site/address.js';
import type { DhcpHost } from '../../site/dhcpd/facts.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import { type Place, samePlace } from '../../site/place.js';
import type { DhcpAnswer, KernelStage } from '../trace.js';
import type { AddressTaken } from './faults.js';
import { staticAddress, writtenIp } from './ipwords.js';

interface Owner {
  readonly host: DhcpHost;
  readonly place: Place;
}

/** The declarations of machines by the addresses that are written in them. */
const owners = once((site: Site): ReadonlyMap<number, readonly Owner[]> => {
  const found = new Map<number, Owner[]>();
  for (const host of site.dhcp?.hosts ?? []) {
    if (host.hardware.length === 0 && host.clientIdentifiers.length === 0) continue;
    for (const atom of host.fixedAddresses) {
      if (atom.kind !== 'address') continue;
      const known = found.get(atom.value);
      if (known === undefined) found.set(atom.value, [{ host, place: atom.place }]);
      else known.push({ host, place: atom.place });
    }
  }
  return found;
});

export function addressTaken(site: Site, kernel: KernelStage, answer: DhcpAnswer): AddressTaken[] {
  const ip = writtenIp(kernel.parameters);
  const address = ip === undefined ? undefined : staticAddress(ip);
  const { mac } = answer.client;
  // A machine that nobody names may be the very one.
  if (address === undefined || mac === undefined) return [];
  const all = owners(site).get(address.value) ?? [];
  if (all.some(({ host }) => isSame(host, mac, answer))) return [];
  const [owner] = all;
  if (owner === undefined) return [];
  return [
    {
      id: 'cmdline/ip-address-taken',
      effect: 'degrades',
      at: address.place,
      others: [owner.place],
      address: address.value,
      owner: owner.host.name.value,
    },
  ];
}

/** The declaration is of the machine itself, or may be: by a client identifier it is known otherwise. */
function isSame(
  { head, hardware, clientIdentifiers }: DhcpHost,
  mac: MacAddress,
  { host }: DhcpAnswer,
): boolean {
  if (host !== undefined && samePlace(host.head, head)) return true;
  return hardware.some((one) => one.mac === mac) || (hardware.length === 0 && clientIdentifiers.length > 0);
}
