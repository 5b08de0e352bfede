/** A kernel asks for its address by BOOTP, and dhcpd has ranges for DHCP only. */
import { changed, miniature } from '../about/miniature.js';
import { toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const RANGE = (range: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `authoritative;
subnet 192.168.1.0 netmask 255.255.255.0 {
  range ${range}192.168.1.100 192.168.1.199;
  next-server 192.168.1.1;
  filename "pxelinux.0";
  max-lease-time infinite;
  default-lease-time infinite;
}
`.replaceAll('infinite', '4294967295'),
    'etc/exports': '/diskless/node21 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n',
    ...changed(
      'srv/tftp/vmlinuz.config',
      'CONFIG_IP_PNP_DHCP=y',
      'CONFIG_IP_PNP_DHCP=y\nCONFIG_IP_PNP_BOOTP=y',
    ),
    ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'ip=dhcp', 'ip=bootp'),
  });

export const dhcpBootpNeedsDynamicBootp = faultRule({
  id: 'dhcp/bootp-needs-dynamic-bootp',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A kernel with `ip=bootp` has no fixed-address, and the range of its subnet is without `dynamic-bootp`.',
    why: 'BOOTP knows no leases, so that dhcpd gives such an address away for ever, and does so only from ranges that say so. The boot ROM, which speaks DHCP, gets its address; the kernel does not: `IP-Config: Auto-configuration of network failed`.',
    avoid: RANGE(''),
    prefer: RANGE('dynamic-bootp '),
    references: ['dhcpd.conf(5), dynamic-bootp', 'ISC dhcp server/bootp.c', 'Linux net/ipv4/ipconfig.c'],
  },
  story: ({ word }) => `${word} asks by BOOTP, for which dhcpd has no address`,
  message: ({ word, console }, { who, single }) =>
    `The kernel of ${who} ${single ? 'asks' : 'ask'} by BOOTP (${word}), and dhcpd gives no address of this range to BOOTP${toldBy(console)}. Write ip=dhcp, a fixed-address, or range dynamic-bootp.`,
  related: ({ others }) => others.map((place) => ({ place, message: 'BOOTP is asked for here' })),
});
