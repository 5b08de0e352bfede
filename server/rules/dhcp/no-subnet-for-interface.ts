/** dhcpd has no subnet declaration for any address of the server it runs on. */
import { formatIpv4 } from '../../site/address.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SERVER = (address: string) =>
  miniature({
    'diskless-lint.json': `{ "server": { "addresses": ["${address}"] } }\n`,
  });

export const dhcpNoSubnetForInterface: CheckRule = {
  id: 'dhcp/no-subnet-for-interface',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'None of the addresses that the settings give to the server lies in a declared subnet.',
    why: 'dhcpd listens only on interfaces whose address lies in a declared subnet, also for requests that a relay passes on: `No subnet declaration for eth0 (192.168.2.1).`, then `Not configured to listen on any interfaces!`, and it ends. No machine gets an answer.',
    avoid: SERVER('192.168.2.1'),
    prefer: SERVER('192.168.1.1'),
    references: ['ISC dhcp common/discover.c', 'dhcpd(8)'],
  },
  check({ site, report }) {
    const { dhcp } = site;
    if (dhcp === undefined || dhcp.incomplete || dhcp.subnets.length === 0) return;
    // Addresses concluded from other files need not be all there are.
    const said = site.serverAddresses.filter(({ place }) => /[/\\]diskless-lint\.json$/.test(place.file));
    const [first] = said;
    if (first === undefined) return;
    const declared = (address: number) =>
      dhcp.subnets.some(({ network, mask }) => ((address ^ network.value) & mask.value) === 0);
    if (said.some(({ value }) => declared(value))) return;
    const [subnet] = dhcp.subnets;
    report({
      at: first.place,
      message: `No subnet is declared for ${formatIpv4(first.value)}, the address of the server, so dhcpd does not start: Not configured to listen on any interfaces! Declare its subnet, an empty one if no machine on it is served, or correct the address.`,
      related: subnet === undefined ? [] : [{ place: subnet.head, message: 'the first declared subnet' }],
    });
  },
};
