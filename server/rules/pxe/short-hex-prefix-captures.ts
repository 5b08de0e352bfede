/** A file named after the first digits of an address is read by machines of several subnets. */
import { formatIpv4, ipv4After, ipv4OfNumber } from '../../site/address.js';
import { configurationOf } from '../../site/dhcp/configurations.js';
import type { Subnet } from '../../site/dhcp/subnets.js';
import { startOf } from '../about/edits.js';
import { configFiles, readers } from '../about/loaders/pxeconfigs.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule, Related } from '../rule.js';

const TWO_SUBNETS = changed(
  'etc/dhcp/dhcpd.conf',
  'host node21 {',
  `subnet 192.168.2.0 netmask 255.255.255.0 {
  option routers 192.168.2.254;
  next-server 192.168.1.1;
  filename "pxelinux.0";
}
host kiosk1 {
  hardware ethernet 00:40:63:c2:ca:d1;
  fixed-address 192.168.1.31;
}
host kiosk2 {
  hardware ethernet 00:40:63:c2:ca:d2;
  fixed-address 192.168.2.31;
}
host node21 {`,
);
const LOCAL = 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n';
const WITH = (...names: readonly string[]) =>
  miniature({
    ...TWO_SUBNETS,
    ...Object.fromEntries(names.map((name) => [`srv/tftp/pxelinux.cfg/${name}`, LOCAL])),
  });

export const pxeShortHexPrefixCaptures: CheckRule = {
  id: 'pxe/short-hex-prefix-captures',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'A configuration file named after the first hex digits of an address is read by hosts of more than one subnet.',
    why: 'PXELINUX takes one digit after the other off the address, so `C0A8` is for all of 192.168.0.0 to 192.168.255.255. A file that was made for one subnet quietly boots the hosts of its neighbours.',
    avoid: WITH('C0A8'),
    prefer: WITH('C0A801', 'C0A802'),
    references: ['Syslinux doc/pxelinux.txt', 'Syslinux core/fs/pxe/pxe.c'],
  },
  check({ site, boots, report }) {
    const subnets = configurationOf(site)?.subnets;
    if (subnets === undefined) return;
    const reading = readers(boots);
    for (const { file, client, name } of configFiles(site)) {
      if (client.kind !== 'address' || !client.canonical || client.digits.length === 8) continue;
      const bySubnet = new Map<Subnet, string[]>();
      for (const { node, loader } of reading.get(file) ?? []) {
        const address =
          node.mac !== undefined && loader.address.kind === 'value' ? loader.address.value : undefined;
        const subnet = address === undefined ? undefined : subnets.holding(address);
        if (subnet === undefined) continue;
        const known = bySubnet.get(subnet);
        if (known === undefined) bySubnet.set(subnet, [node.name]);
        else known.push(node.name);
      }
      if (bySubnet.size < 2) continue;
      const shift = 2 ** (4 * (8 - client.digits.length));
      const low = ipv4OfNumber(Number.parseInt(client.digits, 16) * shift);
      const nodes = [...bySubnet.values()].flat();
      report({
        at: startOf(file),
        message: `${name} is for every address from ${formatIpv4(low)} to ${formatIpv4(ipv4After(low, shift - 1))}, so ${nodesNamed(nodes)} of ${bySubnet.size} subnets boot it. Where that is not meant, write more digits.`,
        related: [...bySubnet.keys()]
          .slice(0, 3)
          .map((subnet): Related => ({ place: subnet.head, message: 'its hosts read the file' })),
        nodes,
      });
    }
  },
};
