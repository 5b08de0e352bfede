/** The facts of a dnsmasq.conf go in; what it says comes out in the words that all DHCP servers have. */
import type { Declaration, DhcpConfiguration } from '../dhcp/port.js';
import { type NamedHost, namedHosts } from '../link/dnsmasq.js';
import { once } from '../once.js';
import type { DnsmasqFacts } from './facts.js';
import { dnsmasqSubnets } from './networks.js';
import { dnsmasqWords } from './words.js';

export const dnsmasqConfiguration = once(
  (dnsmasq: DnsmasqFacts): DhcpConfiguration => ({
    program: 'dnsmasq',
    language: 'dnsmasq',
    files: dnsmasq.files,
    get declarations() {
      return declarations(dnsmasq);
    },
    get subnets() {
      return dnsmasqSubnets(dnsmasq);
    },
    get words() {
      return dnsmasqWords(dnsmasq);
    },
  }),
);

const declarations = once((dnsmasq: DnsmasqFacts): readonly Declaration[] => namedHosts(dnsmasq).map(ofLine));

function ofLine({
  host: { name, identifier, address, place },
  macs: [first, ...others],
}: NamedHost): Declaration {
  return {
    name: name?.value ?? first.value,
    macs: [first, ...others],
    byIdentifier: identifier !== undefined,
    addresses: address === undefined ? [] : [address],
    head: place,
  };
}
