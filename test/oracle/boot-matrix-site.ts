/** Nothing goes in; the site that every case of the boot matrix changes in one way comes out: one node, PXE, NFS root. It boots. */

/** The machine that is booted. */
export const NODE_MAC = '00:40:63:C2:CA:C9';
/** Its UUID, and the name that PXELINUX makes of it: the first three fields are stored with the low byte first. */
export const NODE_UUID = '44454c4c-4b00-1031-8043-b2c04f4d3253';
export const UUID_NAME = '4c4c4544-004b-3110-8043-b2c04f4d3253';

export const DHCPD = 'etc/dhcp/dhcpd.conf';
export const EXPORTS = 'etc/exports';
export const NODE_ROOT = 'diskless/192.168.1.21';
export const FSTAB = `${NODE_ROOT}/etc/fstab`;
export const PXE = 'diskless/pxelinux.cfg';
export const CONFIG = `${PXE}/01-00-40-63-c2-ca-c9`;
export const KERNEL = 'diskless/bzImage';
export const SETTINGS = 'diskless-lint.json';

/** Stands for a program; a real boot puts the program there. */
export const placeholder = (program: string): string => `Placeholder for ${program}.\n`;

export const WORDS =
  'ip=dhcp root=/dev/nfs nfsroot=192.168.1.1:/diskless/192.168.1.21,vers=3,rsize=8192,wsize=8192 rw console=ttyS0';

export const pxeConfig = (words: string): string =>
  `DEFAULT linux\nLABEL linux\n  KERNEL /bzImage\n  APPEND ${words}\n`;

const dhcpd = `ddns-update-style none;
option space PXE;
option PXE.mtftp-ip code 1 = ip-address;
subnet 192.168.1.0 netmask 255.255.255.0 {
  class "pxeclients" {
    match if substring (option vendor-class-identifier, 0, 9) = "PXEClient";
    option vendor-class-identifier "PXEClient";
    vendor-option-space PXE;
    option PXE.mtftp-ip 0.0.0.0;
    filename "pxelinux.0";
    next-server 192.168.1.1;
  }
  host slave21 {
    hardware ethernet 00:40:63:C2:CA:C9;
    fixed-address 192.168.1.21;
    server-name "master";
    option routers 192.168.1.1;
    option domain-name-servers 192.168.1.1;
    option domain-name "mydomain.com";
    option host-name "slave21";
    option root-path "/diskless/192.168.1.21";
    if substring (option vendor-class-identifier, 0, 9) = "Etherboot" {
      filename "/vmlinuz_arch";
    } else if substring (option vendor-class-identifier, 0, 9) = "PXEClient" {
      filename "/pxelinux.0";
    }
  }
}
`;

const exported = `/diskless/192.168.1.21 192.168.1.21(sync,rw,no_root_squash,no_all_squash)
/opt 192.168.1.0/24(sync,ro,no_root_squash,no_all_squash)
/usr 192.168.1.0/24(sync,ro,no_root_squash,no_all_squash)
/home 192.168.1.0/24(sync,rw,no_root_squash,no_all_squash)
/var/log 192.168.1.21(sync,rw,no_root_squash,no_all_squash)
`;

const fstab = `master:/diskless/192.168.1.21 / nfs sync,hard,intr,rw,nolock,rsize=8192,wsize=8192 0 0
master:/opt /opt nfs sync,hard,intr,ro,nolock,rsize=8192,wsize=8192 0 0
master:/usr /usr nfs sync,hard,intr,ro,nolock,rsize=8192,wsize=8192 0 0
master:/home /home nfs sync,hard,intr,rw,nolock,rsize=8192,wsize=8192 0 0
none /proc proc defaults 0 0
master:/var/log /var/log nfs hard,intr,rw 0 0
`;

/** The symbols that count, from the .config of the kernel that is booted. */
const symbols: Readonly<Record<string, string>> = {
  BLK_DEV_INITRD: 'y',
  INITRAMFS_SOURCE: '""',
  CMDLINE_BOOL: 'n',
  BINFMT_ELF: 'y',
  BINFMT_SCRIPT: 'y',
  NET: 'y',
  INET: 'y',
  IP_PNP: 'y',
  IP_PNP_DHCP: 'y',
  IP_PNP_BOOTP: 'y',
  IP_PNP_RARP: 'y',
  DEVTMPFS: 'y',
  DEVTMPFS_MOUNT: 'y',
  VIRTIO_NET: 'y',
  E1000: 'y',
  E1000E: 'y',
  PCNET32: 'y',
  '8139CP': 'n',
  '8139TOO': 'y',
  PROC_FS: 'y',
  SYSFS: 'y',
  TMPFS: 'y',
  NETWORK_FILESYSTEMS: 'y',
  NFS_FS: 'y',
  NFS_V2: 'y',
  NFS_V3: 'y',
  NFS_V4: 'y',
  NFS_V4_1: 'n',
  ROOT_NFS: 'y',
  NFS_DISABLE_UDP_SUPPORT: 'y',
  SUNRPC: 'y',
  LOCKD: 'y',
  LOCKD_V4: 'y',
};

export function kernelConfig(changes: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries({ ...symbols, ...changes }).map(([name, value]) =>
    value === 'n' ? `# CONFIG_${name} is not set` : `CONFIG_${name}=${value}`,
  );
  const header =
    '#\n# Automatically generated file; DO NOT EDIT.\n# Linux/x86 6.1.192 Kernel Configuration\n#\n';
  return `${header}${lines.join('\n')}\n`;
}

const emptyOnServer = ['opt', 'usr/sbin', 'home', 'var/log'];
const emptyOnNode = [
  'home dev proc tmp mnt root sys usr opt bin lib',
  'var/empty var/lock var/log var/run var/spool',
]
  .join(' ')
  .split(' ');

/** Texts by path; a path that ends in a slash is an empty directory. */
export function baseSite(): Map<string, string> {
  const files: [string, string][] = [
    [DHCPD, dhcpd],
    ['etc/conf.d/in.tftpd', 'INTFTPD_PATH="/diskless"\nINTFTPD_OPTS="-l -v -s ${INTFTPD_PATH}"\n'],
    [EXPORTS, exported],
    [SETTINGS, '{ "server": { "names": ["master"], "addresses": ["192.168.1.1"] } }\n'],
    [CONFIG, pxeConfig(WORDS)],
    ['diskless/pxelinux.0', placeholder('pxelinux.0')],
    ['diskless/ldlinux.c32', placeholder('ldlinux.c32')],
    [KERNEL, placeholder('the kernel')],
    [`${KERNEL}.config`, kernelConfig()],
    [FSTAB, fstab],
    [`${NODE_ROOT}/etc/hosts`, '127.0.0.1 localhost\n192.168.1.1 master\n'],
    [`${NODE_ROOT}/sbin/init`, placeholder('init')],
    [`${NODE_ROOT}/sbin/mount.nfs`, placeholder('mount.nfs')],
    [`${NODE_ROOT}/sbin/mount.nfs4`, placeholder('mount.nfs')],
    ...emptyOnServer.map((name): [string, string] => [`${name}/`, '']),
    ...emptyOnNode.map((name): [string, string] => [`${NODE_ROOT}/${name}/`, '']),
  ];
  return new Map(files);
}
