/** A MAC address as a test writes it goes in, the address comes out. */
import { type MacAddress, normaliseMac } from '../../server/site/address.js';

export function macOf(text: string): MacAddress {
  const mac = normaliseMac(text);
  if (mac === undefined) throw new Error(`${text} is no MAC address`);
  return mac;
}
