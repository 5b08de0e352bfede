/** The name of a configuration file, an address in hex, goes in; whether no machine of the site gets that address comes out. */
import { type Ipv4Address, ipv4OfNumber } from '../../site/address.js';
import { configurationOf } from '../../site/dhcp/configurations.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';

const given = once((site: Site) => new Set(site.nodes.flatMap(({ addresses }) => addresses)));

/** Some machine of the site has it. */
export function isGiven(site: Site, address: Ipv4Address): boolean {
  return given(site).has(address);
}

/** Undefined for a part of an address, which is that of many. */
export function addressOfFile(digits: string): Ipv4Address | undefined {
  return digits.length === 8 ? ipv4OfNumber(Number.parseInt(digits, 16)) : undefined;
}

/** The server knows the network, and gives the address to nobody. */
export function isOfNobody(site: Site, digits: string): boolean {
  const address = addressOfFile(digits);
  const server = configurationOf(site);
  if (address === undefined || server === undefined || server.mayNameOthers || server.incomplete)
    return false;
  const { subnets } = server;
  return (
    !isGiven(site, address) &&
    subnets.holding(address) !== undefined &&
    subnets.rangesWith(address).length === 0
  );
}
