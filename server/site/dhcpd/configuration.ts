/** The facts of a dhcpd.conf go in; what it says comes out in the words that all DHCP servers have. */
import type { Declaration, DhcpConfiguration } from '../dhcp/port.js';
import { once } from '../once.js';
import type { DhcpFacts, DhcpHost } from './facts.js';
import { dhcpdSubnets } from './networks.js';
import { isMachine } from './nodes.js';
import { dhcpdWords } from './words.js';

export const dhcpdConfiguration = once(
  (dhcp: DhcpFacts): DhcpConfiguration => ({
    program: 'dhcpd',
    language: 'dhcpd',
    files: dhcp.files,
    get declarations() {
      return declarations(dhcp);
    },
    get subnets() {
      return dhcpdSubnets(dhcp);
    },
    get words() {
      return dhcpdWords(dhcp);
    },
  }),
);

const declarations = once(({ hosts }: DhcpFacts): readonly Declaration[] =>
  hosts.filter(isMachine).map(ofHost),
);

function ofHost({ name, hardware, clientIdentifiers, fixedAddresses, head }: DhcpHost): Declaration {
  return {
    name: name.value,
    macs: hardware.flatMap(({ mac, octets }) =>
      mac === undefined ? [] : [{ value: mac, place: octets.place }],
    ),
    byIdentifier: clientIdentifiers.length > 0,
    addresses: fixedAddresses.flatMap((atom) =>
      atom.kind === 'address' ? [{ value: atom.value, place: atom.place }] : [],
    ),
    head,
  };
}
