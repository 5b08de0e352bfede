/** The broadcast address that machines are told is not that of their network. */
import { broadcastAddress, formatIpv4, type Ipv4Address, inNetwork } from '../../site/address.js';
import { type ToldNetwork, toldWrong } from '../about/dhcpd/networktold.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SITE = (address: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n',
      `  filename "pxelinux.0";\n  option broadcast-address ${address};\n`,
    ),
  );

export const dhcpBroadcastAddressMismatch: CheckRule = {
  id: 'dhcp/broadcast-address-mismatch',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The broadcast address that machines are told is not the last address of their network.',
    why: 'A machine that uses it sends broadcasts to an address that others take for a host, or for a network of another size: Wake-on-LAN, name services and monitoring that rely on broadcasts reach nobody. Mostly a netmask was changed and this option was not.',
    avoid: SITE('192.168.255.255'),
    prefer: SITE('192.168.1.255'),
    references: ['dhcp-options(5), broadcast-address', 'RFC 2132, 5.3'],
  },
  *check({ site, boots, report }) {
    const lastOf = ({ address, mask }: ToldNetwork): Ipv4Address => broadcastAddress(address, mask);
    const mismatched = yield* toldWrong(site.dhcp, boots, 'broadcast-address', (told) => {
      const { atom, only, address } = told;
      // All ones mean "this wire" everywhere; old systems broadcast to the network's own address.
      return only && ![lastOf(told), 0xff_ff_ff_ff, address].includes(atom.value);
    });
    for (const { atom, network, first, nodes } of mismatched) {
      const last = formatIpv4(lastOf(first));
      // Where subnet and broadcast address agree, it is the mask between them that is wrong.
      const subnet = site.dhcp?.subnets.find(
        (one) =>
          one.mask.value !== first.mask &&
          inNetwork(first.address, one.network.value, first.mask) &&
          broadcastAddress(one.network.value, one.mask.value) === atom.value,
      );
      if (subnet !== undefined) {
        report({
          at: first.from,
          message: `By this netmask ${nodesNamed(nodes)} ${single(nodes) ? 'takes itself' : 'take themselves'} to be in ${network}, but the subnet is ${formatIpv4(subnet.network.value)} with netmask ${formatIpv4(subnet.mask.value)}, to which the broadcast address belongs as well. Write ${formatIpv4(subnet.mask.value)}.`,
          related: [{ place: atom.place, message: `the broadcast address of the subnet` }],
          nodes,
        });
        continue;
      }
      report({
        at: atom.place,
        message: `${formatIpv4(atom.value)} is not the broadcast address of ${network}, the network of ${nodesNamed(nodes)}: that is ${last}. Their broadcasts reach nobody. Correct this option or the netmask.`,
        related: [{ place: first.from, message: `the network ${network}` }],
        nodes,
        fixes: () => [fix(`Write ${last}`, false, replace(atom.place, last))],
      });
    }
  },
};
