/** A subnet lies in public address space, right beside the private one that was surely meant. */
import { formatIpv4, lengthOfMask } from '../../site/address.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

/** 172.168, which comes of mixing up 172.16 and 192.168. */
const MIXED = 0xac_a8;

const SITE = (prefix: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `authoritative;
subnet ${prefix}.1.0 netmask 255.255.255.0 {
  range ${prefix}.1.100 ${prefix}.1.120;
}
`,
    'etc/exports': undefined,
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/default': undefined,
    'diskless/node21/etc/fstab': undefined,
  });

export const dhcpNetworkMistyped: CheckRule = {
  id: 'dhcp/network-mistyped',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'A subnet lies in 172.168.0.0/16, which looks private and is public.',
    why: 'Private are 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16. With addresses that belong to somebody else the machines here work among themselves, but nothing in that part of the Internet can be reached from here.',
    avoid: SITE('172.168'),
    prefer: SITE('192.168'),
    references: ['RFC 1918, 3'],
  },
  check({ site: { dhcp }, report }) {
    for (const { network, mask } of dhcp?.subnets ?? []) {
      if (network.value >>> 16 !== MIXED) continue;
      report({
        at: network.place,
        message: `${formatIpv4(network.value)}/${lengthOfMask(mask.value) ?? formatIpv4(mask.value)} is public address space of somebody else; the private networks are 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16. Probably 172.16 or 192.168 is meant.`,
      });
    }
  },
};
