/** A netmask that DHCP tells machines goes in; what is wrong with it comes out, where it is none. */
import { formatIpv4, type Ipv4Address, lengthOfMask } from '../../../site/address.js';

/** What Linux makes of it: booted, with 255.255.225.0 (net/ipv4/devinet.c, bad_mask; net/ipv4/ipconfig.c). */
export const ODD_NETMASK =
  'Linux refuses such a mask: with `ip=dhcp` the kernel shows `IP-Config: Unable to set interface netmask (-22)`, keeps the mask of the old address classes, and sets no route. A root on the same wire may be mounted all the same; what lies behind the router, or outside of that class, cannot be reached.';

/** `server`: the program that tells it. */
export function oddNetmask(mask: Ipv4Address, server: string): string | undefined {
  if (lengthOfMask(mask) !== undefined) return undefined;
  return `${formatIpv4(mask)} is no netmask: its ones are not all before its zeros. ${server} tells it to the machines, and Linux refuses it and sets no route: IP-Config: Unable to set interface netmask (-22).`;
}
