/** A network interface of the boot server, as far as its files tell it. Plain values. */
import type { Ipv4Address } from '../address.js';
import type { Place, Said } from '../place.js';

export interface InterfaceAddress extends Said<Ipv4Address> {
  /** Undefined where the file leaves it to a program to guess. */
  readonly mask: Ipv4Address | undefined;
}

export interface NetworkInterface {
  /** Undefined where the file speaks of any that fits a pattern, or of none by name. */
  readonly name: string | undefined;
  readonly addresses: readonly InterfaceAddress[];
  /** Other addresses may come from elsewhere: from a DHCP server, or a script. */
  readonly open: boolean;
  readonly place: Place;
}

/** Without what tells several addresses of one card apart: `eth0:1` is a second address of eth0. */
export function cardName(name: string): string {
  return name.split(':')[0] ?? name;
}
