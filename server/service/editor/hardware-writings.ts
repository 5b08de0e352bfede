/** A hardware address as it is normalised goes in; as names of files have it, it comes out. */
import type { MacAddress } from '../../site/address.js';

/** PXELINUX and GRUB part its octets by hyphens, scripts of iPXE as they like. */
export const hardwareWritings: readonly ((mac: MacAddress) => string)[] = [
  (mac) => mac,
  (mac) => mac.replaceAll(':', '-'),
  (mac) => mac.replaceAll(':', ''),
];
