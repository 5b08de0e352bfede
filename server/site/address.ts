/** IPv4 and MAC addresses: text goes in, numbers and canonical text come out. An IPv4 address is an unsigned 32-bit number. */

/** Four decimal parts of 0–255; leading zeros are decimal, as dhcpd and the kernel read them. */
export function parseIpv4(text: string): number | undefined {
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
  return value;
}

export function formatIpv4(address: number): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** The client address as PXELINUX writes it in a file name: eight upper-case hex digits. */
export function hexIpv4(address: number): string {
  return address.toString(16).toUpperCase().padStart(8, '0');
}

/** The mask of a prefix length, 0–32. */
export function maskOfLength(length: number): number {
  return length <= 0 ? 0 : (0xffffffff << (32 - Math.min(length, 32))) >>> 0;
}

/** The prefix length of a contiguous mask; none for a mask with holes. */
export function lengthOfMask(mask: number): number | undefined {
  const inverse = ~mask >>> 0;
  return (inverse & (inverse + 1)) === 0 ? 32 - Math.log2(inverse + 1) : undefined;
}

/** The mask the kernel and old tools assume when none is given, by address class. */
export function classfulMask(address: number): number {
  const first = address >>> 24;
  return maskOfLength(first < 128 ? 8 : first < 192 ? 16 : 24);
}

export function inNetwork(address: number, network: number, mask: number): boolean {
  return ((address ^ network) & mask) === 0;
}

declare const kind: unique symbol;

/** Six octets as `xx:xx:xx:xx:xx:xx` in lower case. Only `normaliseMac` makes one: two that are the same card's are the same text. */
export type MacAddress = string & { readonly [kind]: 'MAC address' };

/** Six octets as `xx:xx:xx:xx:xx:xx` in lower case; octets of one digit are filled up, as dhcpd reads them. */
export function normaliseMac(text: string): MacAddress | undefined {
  if (/^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/.test(text)) return text as MacAddress;
  const parts = text.split(/[:-]/);
  if (parts.length !== 6) return undefined;
  const octets: string[] = [];
  for (const part of parts) {
    if (!/^[0-9A-Fa-f]{1,2}$/.test(part)) return undefined;
    octets.push(part.toLowerCase().padStart(2, '0'));
  }
  return octets.join(':') as MacAddress;
}
