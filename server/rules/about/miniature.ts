/** The small site that rule examples start from: one node that boots. A rule's card gives the files it changes. */
import type { MiniatureSite } from '../rule.js';

const DHCPD = `authoritative;
subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
  option host-name "node21";
}
`;

const KCONFIG = `#
# Automatically generated file; DO NOT EDIT.
# Linux/x86 6.1.0 Kernel Configuration
#
CONFIG_NET=y
CONFIG_PACKET=y
CONFIG_UNIX=y
CONFIG_INET=y
CONFIG_IP_PNP=y
CONFIG_IP_PNP_DHCP=y
CONFIG_NETDEVICES=y
CONFIG_ETHERNET=y
CONFIG_E1000=y
CONFIG_DEVTMPFS=y
CONFIG_DEVTMPFS_MOUNT=y
CONFIG_TMPFS=y
CONFIG_PROC_FS=y
CONFIG_NFS_FS=y
CONFIG_NFS_V3=y
CONFIG_ROOT_NFS=y
`;

const SITE: MiniatureSite = {
  'etc/dhcp/dhcpd.conf': DHCPD,
  'etc/exports': '/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n',
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS=":69"\nTFTP_OPTIONS="--secure"\n',
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw
`,
  'srv/tftp/pxelinux.cfg/default': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
  'srv/tftp/vmlinuz.config': KCONFIG,
  'diskless/node21/etc/fstab':
    '192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0\ntmpfs /tmp tmpfs mode=1777 0 0\n',
};

/** The miniature site with some files replaced; an undefined text takes a file away. */
export function miniature(changes: Readonly<Record<string, string | undefined>> = {}): MiniatureSite {
  const files: Record<string, string> = { ...SITE };
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) delete files[path];
    else files[path] = text;
  }
  return files;
}

/** The text of one file of the miniature site with a part of it replaced; the part must be there. */
export function changed(path: string, part: string, by: string): Record<string, string> {
  const text = SITE[path];
  if (text?.includes(part) !== true) throw new Error(`the miniature site's ${path} has no ${part}`);
  return { [path]: text.replace(part, by) };
}

/** Where another program than PXELINUX is loaded: without what only its nodes have. */
export const WITHOUT_PXELINUX: Readonly<Record<string, undefined>> = {
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
  'srv/tftp/vmlinuz.config': undefined,
  'diskless/node21/etc/fstab': undefined,
  'etc/exports': undefined,
};

/** The fstab of the miniature site without its line for the root, where that would be a finding of its own. */
export const WITHOUT_ROOT_LINE: Readonly<Record<string, string>> = changed(
  'diskless/node21/etc/fstab',
  '192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0\n',
  '',
);

/** Two hosts on one subnet, of which the second has the given hardware and address. */
export function withPrinter(mac: string, address: string): MiniatureSite {
  const head =
    'host node21 {\n  hardware ethernet 00:40:63:c2:ca:c9;\n  fixed-address 192.168.1.21;\n  option host-name "node21";\n}\n';
  const printer = `host printer {\n  hardware ethernet ${mac};\n  fixed-address ${address};\n}\n`;
  return miniature(changed('etc/dhcp/dhcpd.conf', head, head + printer));
}

const SERVED = 'enable-tftp\ntftp-root=/srv/tftp\n';

/** The miniature site with dnsmasq in the place of dhcpd and in.tftpd; `lines` are added to its configuration, `served` are those about TFTP. */
export function servedByDnsmasq(lines = '', served = SERVED): MiniatureSite {
  return miniature({
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    'etc/dnsmasq.conf': `port=0
dhcp-range=192.168.1.100,192.168.1.199,255.255.255.0,12h
dhcp-host=00:40:63:c2:ca:c9,node21,192.168.1.21
dhcp-boot=pxelinux.0
${served}${lines}`,
  });
}
