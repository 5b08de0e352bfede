/** The small site that examples of iPXE start from: the node of the miniature site, whose dnsmasq hands out iPXE and then a script. */
import type { MiniatureSite } from '../../rule.js';
import { miniature } from '../miniature.js';

const PXELINUX = 'srv/tftp/pxelinux.cfg';

/** What the node's kernel is told. */
export const IPXE_WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';

/** Starts the kernel of the miniature site. */
export const IPXE_SCRIPT = `#!ipxe
kernel vmlinuz ${IPXE_WORDS}
boot
`;

/** `file`: what iPXE is told to load; `changes`: more files, of which `srv/tftp/boot.ipxe` is most often one. */
export function ipxeSite(
  changes: Readonly<Record<string, string | undefined>> = {},
  file = 'boot.ipxe',
): MiniatureSite {
  return miniature({
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    [`${PXELINUX}/01-00-40-63-c2-ca-c9`]: undefined,
    [`${PXELINUX}/default`]: undefined,
    'etc/dnsmasq.conf': `port=0
dhcp-range=192.168.1.0,static,255.255.255.0,12h
dhcp-host=00:40:63:c2:ca:c9,node21,192.168.1.21
dhcp-userclass=set:ipxe,iPXE
dhcp-boot=tag:!ipxe,undionly.kpxe
dhcp-boot=tag:ipxe,${file}
enable-tftp
tftp-root=/srv/tftp
`,
    'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.1\n  netmask 255.255.255.0\n',
    'srv/tftp/boot.ipxe': IPXE_SCRIPT,
    ...changes,
  });
}

/** For a site whose node has UEFI: it is handed out iPXE for that, and then the script. */
export const UEFI_DNSMASQ = `port=0
dhcp-range=192.168.1.0,static,255.255.255.0,12h
dhcp-host=00:40:63:c2:ca:c9,node21,192.168.1.21
dhcp-userclass=set:ipxe,iPXE
dhcp-match=set:efi,option:client-arch,7
dhcp-boot=tag:!ipxe,tag:efi,ipxe.efi
dhcp-boot=tag:ipxe,boot.ipxe
enable-tftp
tftp-root=/srv/tftp
`;
