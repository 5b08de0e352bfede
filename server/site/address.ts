/** Addresses: of IPv4, as all rooms have them, and of network cards, whose text goes in and whose canonical text comes out. */
export {
  broadcastAddress,
  classfulMask,
  formatIpv4,
  hexIpv4,
  type Ipv4Address,
  inNetwork,
  ipv4After,
  ipv4OfNumber,
  ipv4OfOctets,
  isLoopback,
  LOCALHOST,
  lengthOfMask,
  lowerFirst,
  maskOfLength,
  NO_IPV4,
  networkAddress,
  parseIpv4,
  strictIpv4,
} from '../../grammars/text/index.js';

declare const kind: unique symbol;

/** Six octets as `xx:xx:xx:xx:xx:xx` in lower case. Only `normaliseMac` makes one: two that are the same card's are the same text. */
export type MacAddress = string & { readonly [kind]: 'MAC address' };

/** A text with nothing between the octets of a hardware address that stands in it, however it is written there. */
export function withoutOctetSigns(text: string): string {
  return text.toLowerCase().replace(/[:.-]/g, '');
}

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
