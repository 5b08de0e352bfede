/** A fixed address fits no declared subnet, so dhcpd never applies the host declaration. */
import type { OutsideSubnets } from '../../boot/dhcp/faults.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

/** What comes of it, by what the machine gets instead. */
const INSTEAD: Readonly<Record<OutsideSubnets['instead'], string>> = {
  silence: '"no free leases" in its log, nothing to boot on the node',
  pool: 'the node gets an address of a pool, and nothing of what is said in the host',
  'other host': 'the node gets what another declaration of its hardware address says',
};

export const dhcpFixedAddressOutsideSubnets = faultRule({
  id: 'dhcp/fixed-address-outside-subnets',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The fixed-address of a host lies in no declared subnet.',
    why: '`dhcpd -t` is silent, but the server ignores the whole declaration, with the options of the groups around it. The log says `DHCPDISCOVER from … via eth0: network 192.168.1.0/24: no free leases`, and the ROM finds nothing to boot; or the node gets some dynamic address without its root.',
    avoid: miniature(
      changed('etc/dhcp/dhcpd.conf', 'fixed-address 192.168.1.21', 'fixed-address 192.168.2.21'),
    ),
    prefer: miniature(),
    references: ['dhcpd.conf(5)', 'ISC dhcp server/mdb.c'],
  },
  severityOf: ({ instead }) => (instead === 'silence' ? 'error' : 'warning'),
  story: ({ host, addresses }) =>
    `the fixed address ${addresses.join(', ')} of host ${host} lies in no declared subnet, so dhcpd ignores the host`,
  message: ({ host, addresses, instead }) =>
    `The fixed address ${addresses.join(', ')} of host ${host} lies in no declared subnet. dhcpd accepts the file and ignores the host: ${INSTEAD[instead]}. Correct the address, or declare its subnet.`,
  related: ({ others }) => others.map((place) => ({ place, message: 'a subnet that is declared' })),
});
