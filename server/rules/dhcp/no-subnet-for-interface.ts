/** dhcpd has no subnet declaration for any address of the server it runs on. */
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const SERVER = (address: string) =>
  miniature({
    'diskless-lint.json': `{ "server": { "addresses": ["${address}"] } }\n`,
  });

export const dhcpNoSubnetForInterface = faultRule({
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
  story: ({ address }) =>
    address === undefined
      ? 'dhcpd does not start, because no subnet is declared'
      : `dhcpd does not start, because no subnet is declared for the server's own address ${address}`,
  message: ({ address }) =>
    `${
      address === undefined
        ? 'No subnet is declared'
        : `No subnet is declared for ${address}, the address of the server`
    }, so dhcpd does not start: Not configured to listen on any interfaces! Declare its subnet, an empty one if no machine on it is served${
      address === undefined ? '' : ', or correct the address'
    }.`,
  related: ({ others }) => others.map((place) => ({ place, message: 'the first declared subnet' })),
});
