/** A dhcp-range is of the network 0.0.0.0, which no interface is in. */
import { formatIpv4 } from '../../site/address.js';
import type { CheckRule } from '../rule.js';

const PROXY = (network: string) => ({
  'etc/dnsmasq.conf': `port=0\ndhcp-range=${network},proxy\npxe-service=x86PC,"Boot from the network",pxelinux\nenable-tftp\ntftp-root=/srv/tftp\n`,
});

export const dnsmasqRangeOfNoNetwork: CheckRule = {
  id: 'dnsmasq/range-of-no-network',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A dhcp-range begins at 0.0.0.0, as in `dhcp-range=0.0.0.0,proxy`.',
    why: 'It looks as if it meant all networks, but dnsmasq compares the range with the network of each of its interfaces, and 0.0.0.0 is in none. It starts without a complaint, answers nobody, and says of each machine that asks: `no address range available for DHCP request via eth0`.',
    avoid: PROXY('0.0.0.0'),
    prefer: PROXY('192.168.1.0'),
    references: ['dnsmasq(8), --dhcp-range', 'dnsmasq src/dhcp.c, complete_context'],
  },
  check({ site: { dnsmasq }, report }) {
    for (const { low, place, kind } of dnsmasq?.ranges ?? []) {
      if (low.value !== 0) continue;
      report({
        at: place,
        message: `${formatIpv4(low.value)} is in the network of no interface, so dnsmasq answers nobody by this line: no address range available for DHCP request. Write an address of the network that the machines are in, such as 192.168.1.0${kind === 'proxy' ? ',proxy' : ''}.`,
      });
    }
  },
};
