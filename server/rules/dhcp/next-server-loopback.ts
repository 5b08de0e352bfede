/** next-server is an address of the loopback interface: each machine would ask itself. */

import { answering } from '../about/dhcp/nextserver.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const dhcpNextServerLoopback = faultRule({
  id: 'dhcp/next-server-loopback',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'next-server is 127.0.0.1 or another address of the loopback interface.',
    why: 'The address means the machine that uses it. A node that is told to load its boot file from there asks itself, and the request never leaves it: `PXE-E32: TFTP open timeout`.',
    avoid: miniature(changed('etc/dhcp/dhcpd.conf', 'next-server 192.168.1.1', 'next-server 127.0.0.1')),
    prefer: miniature(),
    references: ['RFC 1122, 3.2.1.3', 'dhcpd.conf(5), next-server'],
  },
  story: ({ server }) => `the boot file is to come from ${server}, which is the machine itself`,
  message: ({ server, console }, told) => {
    const { who, single } = told;
    return `${answering(told) === 'dnsmasq' ? 'The boot server' : 'next-server'} ${server} is the machine that is told it: ${who} ${single ? 'asks' : 'ask'} ${
      single ? 'itself' : 'themselves'
    } for the boot file${console === undefined ? '' : ` (${console})`}. Write the address that the TFTP server has in the network of the machines.`;
  },
});
