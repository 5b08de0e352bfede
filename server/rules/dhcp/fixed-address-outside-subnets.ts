/** A fixed address fits no declared subnet, so dhcpd never applies the host declaration. */

import type { OutsideSubnets } from '../../boot/dhcp/faults.js';
import {
  broadcastAddress,
  formatIpv4,
  inNetwork,
  maskOfLength,
  networkAddress,
  parseIpv4,
} from '../../site/address.js';
import { configurationOf } from '../../site/dhcp/configurations.js';
import type { Site } from '../../site/model.js';
import { placeKey } from '../../site/place.js';
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
  cause: ({ addresses }, { site }) => {
    const narrow = narrowSubnet(site, addresses);
    if (narrow === undefined) return undefined;
    const { network, mask, head } = narrow;
    const last = formatIpv4(broadcastAddress(network, mask));
    const together = `With its netmask ${formatIpv4(mask)} the one subnet ends at ${last}, before all of them: perhaps ${formatIpv4(COMMON)} is meant.`;
    return {
      key: `mask of ${placeKey(head)}`,
      ofOneMachine: false,
      distance: 0,
      here: 'so does this one',
      together,
    };
  },
  story: ({ host, addresses }) =>
    `the fixed address ${addresses.join(', ')} of host ${host} lies in no declared subnet, so dhcpd ignores the host`,
  message: ({ host, addresses, instead }) =>
    `The fixed address ${addresses.join(', ')} of host ${host} lies in no declared subnet. dhcpd accepts the file and ignores the host: ${INSTEAD[instead]}. Correct the address, or declare its subnet.`,
  related: ({ others }) => others.map((place) => ({ place, message: 'a subnet that is declared' })),
});

const COMMON = maskOfLength(24);

/** The only subnet begins a network of the usual size that the addresses are in, and ends before them. */
function narrowSubnet(site: Site, addresses: readonly string[]) {
  const [subnet, more] = configurationOf(site)?.subnets.all ?? [];
  if (subnet === undefined || more !== undefined || subnet.mask <= COMMON) return undefined;
  if (networkAddress(subnet.network, COMMON) !== subnet.network) return undefined;
  const inside = addresses.every((text) => {
    const address = parseIpv4(text);
    return address !== undefined && inNetwork(address, subnet.network, COMMON);
  });
  return inside ? subnet : undefined;
}
