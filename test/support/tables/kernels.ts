/** Words for a kernel, its configuration and what DHCP tells it, each beside a site that boots but for them. */
import { miniature } from '../../../server/rules/about/miniature.js';
import type { Files } from '../told.js';

const DHCP = 'etc/dhcp/dhcpd.conf';
const OWN = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const CONFIG = 'srv/tftp/vmlinuz.config';
const ROOT = '192.168.1.1:/diskless/node21';
const dhcp = miniature()[DHCP] ?? '';
const config = miniature()[CONFIG] ?? '';
const binary = (text: string): string => `${text}\0`.padEnd(1024, '\0');

export const booting = (append: string, more: Files = {}): Files =>
  miniature({
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/vmlinuz': '',
    'srv/tftp/initrd.img': '',
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND ${append}\n`,
    ...more,
  });
const told = (line: string): Files => ({
  [DHCP]: dhcp.replace('  option host-name', `  ${line}\n  option host-name`),
});

const PATH = `nfsroot=${ROOT},vers=3`;
export const words: readonly string[] = [
  `root=/dev/nfs ${PATH} ip=dhcp rw`,
  `${PATH} ip=dhcp rw`,
  `root=/dev/sda1 ${PATH} ip=dhcp rw`,
  `root=/dev/sda1 ip=dhcp rw`,
  `root=/dev/ram0 ip=dhcp rw`,
  `rot=/dev/nfs ${PATH} ip=dhcp rw`,
  `root/dev/nfs ${PATH} ip=dhcp rw`,
  'quiet',
  'root=/dev/nfs ip=dhcp rw',
  `root=/dev/nfs nfsrot=${ROOT} ip=dhcp rw`,
  `root=/dev/nfs nfs_root=${ROOT} ip=dhcp rw`,
  'root=/dev/nfs nfsroot= ip=dhcp rw',
  `root=/dev/nfs nfsroot= ${ROOT} ip=dhcp rw`,
  'root=/dev/nfs nfsroot=192.168.1.1: /diskless/node21 ip=dhcp rw',
  'root=/dev/nfs nfsroot=master: /diskless/node21 ip=dhcp rw',
  `root=/dev/nfs nfsroot =${ROOT} ip=dhcp rw`,
  'root=/dev/nfs nfsroot=/diskless/node21,vers=3 ip=dhcp rw',
  'root=/dev/nfs nfsroot=master:/diskless/node21,vers=3 ip=dhcp rw',
  'root=/dev/nfs nfsroot=192.168.1:/diskless/node21,vers=3 ip=dhcp rw',
  'root=/dev/nfs nfsroot=diskless/node21,vers=3 ip=dhcp rw',
  'root=/dev/nfs nfsroot=192.168.1.1,vers=3 ip=dhcp rw',
  'root=/dev/nfs nfsroot=,vers=3 ip=dhcp rw',
  `root=/dev/nfs nfsroot=${ROOT}:vers=3 ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT};vers=3 ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT}:rw ip=dhcp`,
  `root=/dev/nfs nfsroot=${ROOT};rw ip=dhcp`,
  `root=/dev/nfs nfsroot=${ROOT} vers=3 ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT} ,vers=3 ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT}, vers=3 ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},ver=3 ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},vers=5 ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},vers=4 ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},vers=4.1,tcp ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},v3,udp ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},nolock,tcp,rsize=8192 ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},rsize=big ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},port=2049,mountport=99999 ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},unknown ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},unknown,sloppy ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},$OPTIONS ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},vers=4,minorversion=1 ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},vers=4.2,minorversion=1 ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},vers=3,vers=4 ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},nfsvers=3 ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},vers=3,proto=udp ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},vers=3,udp,tcp ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},vers=4,udp ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT},vers=4,proto=udp ip=dhcp rw`,
  'root=/dev/nfs nfsroot=master,vers=3 ip=dhcp rw',
  'root=/dev/nfs nfsroot=,unknown ip=dhcp rw',
  `root=/dev/nfs nfsroot=${ROOT} ip=dhcp rw`,
  `root=/dev/nfs nfsroot=192.168.1.1:/diskless/%s,vers=3 ip=dhcp rw`,
  `root=/dev/nfs nfsroot=192.168.1.1:/diskless/%s,vers=3 ip=192.168.1.21::::node21::dhcp rw`,
  `root=/dev/nfs nfsroot=192.168.1.1:/diskless/%s,vers=3 ip=192.168.1.21:192.168.1.1::255.255.255.0:node21::off rw`,
  `root=/dev/nfs nfsroot=192.168.1.1:/${'long/'.repeat(60)} ip=dhcp rw`,
  `root=/dev/nfs ${PATH} nfsroot=${ROOT}x ip=dhcp rw`,
  `root=/dev/nfs ${PATH} rw`,
  `root=/dev/nfs ${PATH} ip= rw`,
  `root=/dev/nfs ${PATH} ip=off rw`,
  `root=/dev/nfs ${PATH} ip=none rw`,
  `root=/dev/nfs ${PATH} ip=on rw`,
  `root=/dev/nfs ${PATH} ip=bootp rw`,
  `root=/dev/nfs ${PATH} ip=rarp rw`,
  `root=/dev/nfs ${PATH} ip=both rw`,
  `root=/dev/nfs ${PATH} ip=dhcp,64 rw`,
  `root=/dev/nfs ${PATH} ip=dhcpp rw`,
  `root=/dev/nfs ${PATH} ip=auto rw`,
  `root=/dev/nfs ${PATH} io=dhcp rw`,
  `root=/dev/nfs ${PATH} ipdhcp rw`,
  `root=/dev/nfs ${PATH} ip-dhcp rw`,
  `root=/dev/nfs ${PATH} nfsaddrs=dhcp rw`,
  `root=/dev/nfs ${PATH} ip=eth0:dhcp rw`,
  `root=/dev/nfs ${PATH} ip=eth0:auto6 rw`,
  `root=/dev/nfs ${PATH} ip=eth0:bogus rw`,
  `root=/dev/nfs ${PATH} ip=dhcp :eth0 rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.21:192.168.1.1::255.255.255.0:node21:eth0 :off:8.8.8.8:8.8.4.4:192.168.1.1 rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.21:192.168.1.1::255.255.255.0:node21:eth0 :off:8.8.8.8:8.8.4.4:192.168.1.1:more rw`,
  `root=/dev/nfs ${PATH} ip=:::::eth0:dhcp rw`,
  `root=/dev/nfs ${PATH} ip=:::::dhcp rw`,
  `root=/dev/nfs ${PATH} ip=::::dhcp: rw`,
  `root=/dev/nfs ${PATH} ip=::::::dhpc rw`,
  `root=/dev/nfs ${PATH} ip=::::::static rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.21 rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.21:192.168.1.1:192.168.1.1:255.255.255.0:node21:eth0:off rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.21:192.168.1.1:192.168.1.1:255.255.255.0:node21:eth0:static rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.21:192.168.1.1:255.255.255.0:node21:eth0:off rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.21:192.168.1.1::24:node21:eth0:off rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.21:192.168.1.1::192.168.1.1:node21:eth0:off rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.21:192.168.1.1:10.0.0.1:255.255.255.0:node21:eth0:off rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.21:master::255.255.255.0:node21:eth0:off rw`,
  `root=/dev/nfs ${PATH} ip=255.255.255.0:192.168.1.1::255.255.255.0:node21:eth0:off rw`,
  `root=/dev/nfs ${PATH} ip=node21:192.168.1.1::255.255.255.0:node21:eth0:off rw`,
  `root=/dev/nfs ${PATH} ip=10.0.0.21:192.168.1.1::255.255.255.0:node21:eth0:off rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.22:192.168.1.1::255.255.255.0:node21:eth0:off rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.1:192.168.1.1::255.255.255.0:node21:eth0:off rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.21:192.168.1.1::255.255.255.0:node21:eth0:off:8.8.8.8:8.8.4.4:pool:more rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.21:192.168.1.1::255.255.255.0:node21:eth0:off:dns rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.21:192.168.1.1::255.255.255.0:node21:eth0:off:8.8.8.8:8.8.4.4:192.168.1.1:more rw`,
  `root=/dev/nfs ${PATH} ip=192.168.1.21::::::off rw`,
  `root=/dev/nfs ${PATH} ip={{ ip }} rw`,
  `root=/dev/nfs ${PATH} ip=dhcp ip=off rw`,
  `root=/dev/nfs ${PATH} ip=dhcp ro`,
  `root=/dev/nfs ${PATH} ip=dhcp`,
  `root=/dev/nfs ${PATH} ip=dhcp rw init=/sbin/inti`,
  `root=/dev/nfs ${PATH} ip=dhcp rw console=ttys0`,
  `root=/dev/nfs ${PATH} ip=dhcp rw rootdelya=5`,
  `initrd=initrd.img root=/dev/nfs ${PATH} ip=dhcp rw`,
  `initrd=initrd.img root=/dev/nfs nfsroot=${ROOT} ip=dhcp rw`,
  'initrd=initrd.img root=/dev/sda1',
  `initrd=initrd.img root=/dev/nfs nfsroot=${ROOT}:vers=3 ip=dhcp rw`,
  `initrd=initrd.img boot=nsf nfsroot=${ROOT} ip=dhcp rw`,
  `initrd=initrd.img boot=nfs nfsroot=${ROOT} ip=dhcp rw`,
  `initrd=initrd.img boot=nfs nfsroot=master:/diskless/node21 ip=dhcp rw`,
  'initrd=initrd.img boot=nfs nfsroot=auto ip=dhcp rw',
  `initrd=initrd.img boot=nfs nfsroot=${ROOT},vers=4 ip=dhcp rw`,
  `initrd=initrd.img root=nfs:${ROOT}:vers=4.1,udp ip=dhcp rd.neednet=1 rw`,
  `initrd=initrd.img root=nfs:${ROOT}:vers=3,udp ip=dhcp rd.neednet=1 ro`,
  `initrd=initrd.img root=nfs4:${ROOT} ip=dhcp rd.neednet=1 rw`,
  'initrd=initrd.img root=nfs:/diskless/node21 ip=dhcp rd.neednet=1 rw',
  'initrd=initrd.img root=nfs:master:/diskless/node21 ip=dhcp rd.neednet=1 rw',
  'initrd=initrd.img root=dhcp ip=dhcp rd.neednet=1 rw',
  'initrd=initrd.img boot=nfs nfsroot=192.168.1.1:/diskless/%s ip=dhcp rw',
  'initrd=initrd.img root=nfs:192.168.1.1:/diskless/%s ip=dhcp rd.neednet=1 rw',
];

/** Words for a ramdisk, beside exports that count paths of version 4 from a folder. */
const PSEUDO = (to: string, root: string): Files => ({
  'etc/exports': `/diskless ${root}(rw,fsid=0,no_root_squash)\n/diskless/node21 ${to}(rw,no_root_squash)\n`,
  'diskless/node21/etc/fstab': 'tmpfs /tmp tmpfs mode=1777 0 0\n',
  [CONFIG]: `${config}CONFIG_NFS_V4=m\n`,
});
const dracut = (path: string): string =>
  `initrd=initrd.img root=nfs:192.168.1.1:${path} ip=dhcp rd.neednet=1 rw`;
export const ramdisks: readonly (readonly [append: string, more: Files])[] = [
  ...[PSEUDO('*', '*'), PSEUDO('192.168.1.9', '*'), PSEUDO('*', '192.168.1.9')].flatMap((more) =>
    [
      dracut('/node21'),
      dracut('/diskless/node21'),
      'initrd=initrd.img root=/dev/nfs nfsroot=192.168.1.1:/node21 ip=dhcp rw',
      'initrd=initrd.img root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=4 ip=dhcp rw',
      'initrd=initrd.img boot=nfs nfsroot=192.168.1.1:/node21 ip=dhcp rw',
    ].map((append): [string, Files] => [append, more]),
  ),
  ['root=/dev/nfs nfsroot=/diskless/node21 ip=192.168.1.21::::node21:eth0:off rw', {}],
  ['initrd=initrd.img root=nfs:192.168.1.1:/diskless/%s rd.neednet=1 rw', {}],
  // The path is that of root=, whatever DHCP tells.
  ...['/diskless/%s', '/srv/%s'].map((path): [string, Files] => [
    dracut('/diskless/gone'),
    {
      ...told(`option root-path "192.168.1.1:${path}";`),
      'etc/exports': `${path.replace('%s', '192.168.1.21')} 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n`,
    },
  ]),
];

const off = (...names: readonly string[]): Files => ({
  [CONFIG]: names.reduce(
    (text, name) => text.replace(`CONFIG_${name}=y`, `# CONFIG_${name} is not set`),
    config,
  ),
});
const set = (name: string, value: string): Files => ({
  [CONFIG]: config.includes(`CONFIG_${name}=y`)
    ? config.replace(`CONFIG_${name}=y`, `CONFIG_${name}=${value}`)
    : `${config}CONFIG_${name}=${value}\n`,
});

export const kernels: Readonly<Record<string, Files>> = {
  ...Object.fromEntries(
    [
      'NET',
      'PACKET',
      'INET',
      'IP_PNP',
      'IP_PNP_DHCP',
      'NETDEVICES',
      'ETHERNET',
      'E1000',
      'DEVTMPFS',
      'DEVTMPFS_MOUNT',
      'TMPFS',
      'PROC_FS',
      'NFS_FS',
      'NFS_V3',
      'ROOT_NFS',
    ].map((name) => [`${name} off`, off(name)]),
  ),
  'E1000 as a module': set('E1000', 'm'),
  'NFS_FS as a module': set('NFS_FS', 'm'),
  'IP_PNP_BOOTP beside no DHCP': { [CONFIG]: `${off('IP_PNP_DHCP')[CONFIG]}CONFIG_IP_PNP_BOOTP=y\n` },
  'version 4': set('NFS_V4', 'y'),
  'version 4 as a module': set('NFS_V4', 'm'),
  'version 2 alone': { [CONFIG]: `${off('NFS_V3')[CONFIG]}CONFIG_NFS_V2=y\n` },
  'initial ramdisks': set('BLK_DEV_INITRD', 'y'),
  'no initial ramdisks': { [CONFIG]: `${config}# CONFIG_BLK_DEV_INITRD is not set\n` },
  'words of its own': set('CMDLINE', '"quiet root=/dev/sda1"'),
  'words of its own that replace all others': {
    [CONFIG]: `${config}CONFIG_CMDLINE_BOOL=y\nCONFIG_CMDLINE="root=/dev/sda1"\nCONFIG_CMDLINE_OVERRIDE=y\n`,
  },
  'a few symbols only': { [CONFIG]: '# Linux/x86 6.1.0 Kernel Configuration\nCONFIG_ROOT_NFS=y\n' },
  'an old version': { [CONFIG]: config.replace('6.1.0', '2.6.32') },
  'no configuration': { [CONFIG]: undefined },
  'an image without a stub for UEFI': { [CONFIG]: `${config}# CONFIG_EFI_STUB is not set\n` },
  'a ramdisk in place of the kernel': {
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL initrd.img\n  APPEND root=/dev/nfs ${PATH} ip=dhcp rw\n`,
  },
  'an empty kernel': { 'srv/tftp/ldlinux.c32': binary('x'), 'srv/tftp/pxelinux.0': binary('x') },
  'an empty ramdisk': {
    'srv/tftp/ldlinux.c32': binary('x'),
    'srv/tftp/pxelinux.0': binary('x'),
    'srv/tftp/vmlinuz': binary('x'),
  },
};

export const answers: Readonly<Record<string, Files>> = {
  'the root-path': told(`option root-path "${ROOT}";`),
  'the root-path with options': told(`option root-path "${ROOT},vers=3";`),
  'the root-path without a server': told('option root-path "/diskless/node21,vers=3";'),
  'a root-path of iSCSI': told('option root-path "iscsi:192.168.1.1::::iqn.x";'),
  'a root-path of dracut': told(`option root-path "nfs:${ROOT}";`),
  'a root-path by the name of a server': told('option root-path "master:/diskless/node21";'),
  'a root-path with %s': told('option root-path "192.168.1.1:/diskless/%s,vers=3";'),
  'a root-path that is long': told(`option root-path "192.168.1.1:/${'long/'.repeat(30)}";`),
  'no next-server': { [DHCP]: dhcp.replace(/ *next-server.*\n/, '  server-name "192.168.1.1";\n') },
  'no name of the machine': { [DHCP]: dhcp.replace(/ *option host-name.*\n/, '') },
  'an export by the address': {
    'etc/exports': '/diskless/192.168.1.21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n',
  },
  'no address but by BOOTP': { [DHCP]: dhcp.replace('  filename', '  deny bootp;\n  filename') },
};

export const asks: readonly string[] = [
  `root=/dev/nfs ${PATH} ip=dhcp rw`,
  `root=/dev/nfs ${PATH} ip=bootp rw`,
  'root=/dev/nfs ip=dhcp rw',
  'root=/dev/nfs nfsroot=/diskless/%s,vers=3 ip=dhcp rw',
  'root=/dev/nfs nfsroot=,vers=3 ip=dhcp rw',
  'root=/dev/nfs ip=192.168.1.21:192.168.1.1::255.255.255.0::eth0:off rw',
  `initrd=initrd.img root=/dev/nfs ${PATH} ip=dhcp rw`,
  `root=/dev/nfs nfsroot=${ROOT} ip=dhcp rw`,
];
