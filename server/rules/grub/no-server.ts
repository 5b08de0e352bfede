/** UEFI loads GRUB, and DHCP names no server that GRUB could ask. */
import { noServer } from '../about/causes.js';
import { addNextServer, answering } from '../about/dhcp/nextserver.js';
import { bootedByGrub } from '../about/examples/grub.js';
import { faultRule } from '../rule.js';

const site = (server: string) =>
  bootedByGrub({
    'etc/dhcp/dhcpd.conf': `authoritative;
subnet 192.168.1.0 netmask 255.255.255.0 {
${server}  filename "grubnetx64.efi";
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
`,
  });

export const grubNoServer = faultRule({
  id: 'grub/no-server',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'UEFI machines are told to load GRUB, and no next-server applies to them.',
    why: 'dhcpd then sends 0.0.0.0, not its own address. UEFI takes the DHCP server in its place and loads GRUB from it. GRUB does not: it has no device to read from, asks for no grub.cfg, and waits at `grub>`.',
    avoid: site(''),
    prefer: site('  next-server 192.168.1.1;\n'),
    references: [
      'GRUB 2.06 in OVMF',
      'GRUB grub-core/net/bootp.c, grub_net_configure_by_dhcp_ack',
      'dhcpd.conf(5)',
    ],
  },
  story: ({ program }) => `no next-server applies, so ${program} has no server to ask for its configuration`,
  cause: ({ program }) =>
    noServer(2, `UEFI loads ${program} from the DHCP server, and GRUB then asks nobody`),
  message: ({ program, console }, told) =>
    `${answering(told) === 'dnsmasq' ? 'No address of a boot server' : 'No next-server'} applies to ${told.who}: UEFI loads ${program} from the DHCP server all the same, but GRUB asks nobody, shows "${console}" and waits at grub>. ${
      answering(told) === 'dnsmasq'
        ? "Write the TFTP server's address behind the boot file (dhcp-boot=FILE,NAME,ADDRESS)."
        : "Write next-server with the TFTP server's address beside the filename."
    }`,
  fixes: ({ at }, told) => (answering(told) === 'dnsmasq' ? [] : addNextServer(told.site, at)),
});
