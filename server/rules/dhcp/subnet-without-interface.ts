/** No network interface of the server has an address in a subnet that dhcpd.conf declares. */
import { formatIpv4 } from '../../site/address.js';
import { networksOf } from '../../site/dhcpd/networks.js';
import { interfacesOf } from '../../site/link/interfaces.js';
import { servedNetwork } from '../about/causes.js';
import { miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const CARD = (address: string) =>
  miniature({
    'etc/network/interfaces': `auto eth0\niface eth0 inet static\n  address ${address}\n  netmask 255.255.255.0\n`,
  });

export const dhcpSubnetWithoutInterface: CheckRule = {
  id: 'dhcp/subnet-without-interface',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: "The server's interfaces all have addresses that the files tell, and none of them lies in a declared subnet.",
    why: 'dhcpd serves an interface only where a subnet declaration has its address, also for requests that a relay passes on. With none at all its log says `Not configured to listen on any interfaces!`, and it ends.',
    avoid: CARD('10.0.0.1'),
    prefer: CARD('192.168.1.1'),
    references: ['ISC dhcp common/discover.c', 'dhcpd(8)', 'interfaces(5)'],
  },
  check({ site, report }) {
    const { dhcp, serverAddresses } = site;
    const [subnet] = dhcp?.subnets ?? [];
    if (dhcp === undefined || subnet === undefined || dhcp.incomplete) return;
    if (dhcp.includes.some(({ file }) => file === undefined)) return;
    // Where the settings of diskless-lint tell the addresses, the boot itself says it.
    if (serverAddresses.some(({ source }) => source === 'configuration')) return;
    const interfaces = interfacesOf(site) ?? [];
    const addresses = interfaces.flatMap((one) => one.addresses);
    const [first] = addresses;
    if (first === undefined || interfaces.some(({ open }) => open)) return;
    const { subnetOf } = networksOf(dhcp);
    if (addresses.some(({ value }) => subnetOf(value) !== undefined)) return;
    const told = list(addresses.map(({ value }) => formatIpv4(value)));
    report({
      // Where it is a slip, the boot says which one.
      cause: servedNetwork(subnet.network.place, 1, 'no interface is in the subnet'),
      at: subnet.head,
      message: `No interface of the server has an address in this subnet or another one of dhcpd.conf: it has ${told}. dhcpd finds nothing to listen on, and ends. Declare the subnet of the interface as well, an empty one if no machine on it is served.`,
      related: addresses
        .slice(0, 4)
        .map(({ value, place }) => ({ place, message: `${formatIpv4(value)}, an address of the server` })),
    });
  },
};
