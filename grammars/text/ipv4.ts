/** IPv4 addresses: text goes in, numbers and canonical text come out. */

declare const kind: unique symbol;

/**
 * An unsigned 32-bit number, so that two are compared and counted as numbers are. Only the functions here make one: a port, a length
 * or a number of octets is none. A netmask is one, too: it is written, sent and read as addresses are.
 */
export type Ipv4Address = number & { readonly [kind]: 'IPv4 address' };

/** The lowest 32 bits of a number, as C's unsigned arithmetic keeps them. */
export function ipv4OfNumber(number: number): Ipv4Address {
  return (number >>> 0) as Ipv4Address;
}

/** Four octets, the highest first; what lies outside the list is 0. */
export function ipv4OfOctets([a = 0, b = 0, c = 0, d = 0]: readonly number[]): Ipv4Address {
  return ipv4OfNumber((a << 24) | (b << 16) | (c << 8) | d);
}

/** Four decimal parts of 0–255; leading zeros are decimal, as dhcpd and the kernel read them. */
export function parseIpv4(text: string): Ipv4Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0;
  for (const part of parts) {
    if (part.length === 0 || part.length > 3) return undefined;
    let octet = 0;
    for (let i = 0; i < part.length; i++) {
      const digit = part.charCodeAt(i) - 48;
      if (digit < 0 || digit > 9) return undefined;
      octet = octet * 10 + digit;
    }
    if (octet > 255) return undefined;
    value = value * 256 + octet;
  }
  return value as Ipv4Address;
}

/** Four decimal parts without leading zeros, as inet_pton(3) wants them. */
export function strictIpv4(text: string): Ipv4Address | undefined {
  return /(?:^|\.)0[0-9]/.test(text) ? undefined : parseIpv4(text);
}

export function formatIpv4(address: Ipv4Address): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** 0.0.0.0, which stands for no address at all. */
export const NO_IPV4 = 0 as Ipv4Address;

/** The lower of two addresses, and the higher. */
export function lowerFirst(a: Ipv4Address, b: Ipv4Address): readonly [low: Ipv4Address, high: Ipv4Address] {
  return a <= b ? [a, b] : [b, a];
}

/** The client address as PXELINUX writes it in a file name: eight upper-case hex digits. */
export function hexIpv4(address: Ipv4Address): string {
  return address.toString(16).toUpperCase().padStart(8, '0');
}

/** The mask of a prefix length, 0–32. */
export function maskOfLength(length: number): Ipv4Address {
  return ipv4OfNumber(length <= 0 ? 0 : 0xffffffff << (32 - Math.min(length, 32)));
}

/** The prefix length of a contiguous mask; none for a mask with holes. */
export function lengthOfMask(mask: Ipv4Address): number | undefined {
  const inverse = ~mask >>> 0;
  return (inverse & (inverse + 1)) === 0 ? 32 - Math.log2(inverse + 1) : undefined;
}

/** The mask the kernel and old tools assume when none is given, by address class. */
export function classfulMask(address: Ipv4Address): Ipv4Address {
  const first = address >>> 24;
  return maskOfLength(first < 128 ? 8 : first < 192 ? 16 : 24);
}

/** The first address of the network that an address lies in. */
export function networkAddress(address: Ipv4Address, mask: Ipv4Address): Ipv4Address {
  return ipv4OfNumber(address & mask);
}

/** The last address of the network that an address lies in. */
export function broadcastAddress(address: Ipv4Address, mask: Ipv4Address): Ipv4Address {
  return ipv4OfNumber(address | ~mask);
}

/** The address so many behind another, or before it. */
export function ipv4After(address: Ipv4Address, steps: number): Ipv4Address {
  return ipv4OfNumber(address + steps);
}

/** One of 127.0.0.0/8, which every machine has for itself. */
export function isLoopback(address: Ipv4Address): boolean {
  return address >>> 24 === 127;
}

export function inNetwork(address: Ipv4Address, network: Ipv4Address, mask: Ipv4Address): boolean {
  return ((address ^ network) & mask) === 0;
}

/** What every machine takes `localhost` for, whether a hosts file says so or not. */
export const LOCALHOST = ipv4OfOctets([127, 0, 0, 1]);
