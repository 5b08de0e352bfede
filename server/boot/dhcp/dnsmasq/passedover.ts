/** An answer of dnsmasq goes in; why the machine does not get the address of its own line comes out. */
import { formatIpv4 } from '../../../site/address.js';
import type { DhcpAnswer } from '../answer.js';
import type { AddressOfServer } from '../faults.js';
import { dnsmasqSays } from './sentences.js';

/** dnsmasq gives its own address to nobody (asked of 2.90): the machine gets another one, or none. */
export function passedOver({ ownAddress, answered }: DhcpAnswer): AddressOfServer | undefined {
  if (ownAddress === undefined) return undefined;
  const address = formatIpv4(ownAddress.value);
  const silent = answered === 'no';
  return {
    id: 'dhcp/address-of-server',
    effect: silent ? 'stops' : 'none',
    at: ownAddress.place,
    others: [],
    log: dnsmasqSays.ownAddress.print({ address }),
    address,
    passedOver: silent ? 'nothing' : 'address of a range',
  };
}
