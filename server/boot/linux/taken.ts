/** A kernel with a static address goes in; whether DHCP gives that address to another machine comes out. */

import type { MacAddress } from '../../site/address.js';
import { reservationsOf } from '../../site/dhcp/declarations.js';
import type { Declaration } from '../../site/dhcp/port.js';
import type { Site } from '../../site/model.js';
import { samePlace } from '../../site/place.js';
import type { DhcpAnswer, KernelStage } from '../trace.js';
import type { AddressTaken } from './faults.js';
import { staticAddress, writtenIp } from './words/ipwords.js';

export function addressTaken(site: Site, kernel: KernelStage, answer: DhcpAnswer): AddressTaken[] {
  const ip = writtenIp(kernel.parameters);
  const address = ip === undefined ? undefined : staticAddress(ip);
  const { mac } = answer.client;
  // A machine that nobody names may be the very one.
  if (address === undefined || mac === undefined) return [];
  const all = reservationsOf(site, address.value);
  if (all.some((one) => isSame(one.owner, mac, answer))) return [];
  const [taken] = all;
  if (taken === undefined) return [];
  return [
    {
      id: 'cmdline/ip-address-taken',
      effect: 'degrades',
      at: address.place,
      others: [taken.place],
      address: address.value,
      owner: taken.owner.name,
    },
  ];
}

/** The declaration is of the machine itself, or may be: by a client identifier it is known otherwise. */
function isSame({ head, macs, byIdentifier }: Declaration, mac: MacAddress, { host }: DhcpAnswer): boolean {
  if (host !== undefined && samePlace(host.head, head)) return true;
  return macs.some(({ value }) => value === mac) || (macs.length === 0 && byIdentifier);
}
