/** Words for kernels that several machines read, that stand in menus, or that another program than the kernel reads, each in a small site. */
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import type { Files, Told } from '../told.js';
import { DHCP, dhcp, EXPORTS, FSTAB, OWN, ROOT } from './site.js';

const DEFAULT = 'srv/tftp/pxelinux.cfg/default';
const SECOND = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-22';
const CONFIG = 'srv/tftp/vmlinuz.config';
const PATH = `nfsroot=192.168.1.1:${ROOT},vers=3`;
const ANY: Files = { [EXPORTS]: `${ROOT} 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n` };
const FIXED = '192.168.1.1:192.168.1.1:255.255.255.0::eth0:off';

const label = (append: string, more = ''): string =>
  `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND ${append}\n${more}`;
const nfs = (more: string): string => label(`root=/dev/nfs ${PATH} ${more} rw`);
const alone = (append: string, more: Files = {}): Files =>
  miniature({ ...ANY, [OWN]: label(append), ...more });
const host = (name: string, lines: string): string => `host ${name} {\n${lines}}\n`;
const withHosts = (...hosts: readonly string[]): Files => ({ [DHCP]: `${dhcp}${hosts.join('')}` });
const other = (lines: string): Files => withHosts(host('node22', lines));
const MAC = '  hardware ethernet 00:40:63:c2:ca:22;\n';

/** One configuration for all machines. */
const shared = (more: string, hosts: Files = other(`${MAC}  fixed-address 192.168.1.22;\n`)): Files =>
  miniature({ ...ANY, ...hosts, [OWN]: undefined, [DEFAULT]: nfs(more) });

/** A network of the old class A, which is a smaller one. */
const ten = (ip: string, netmask = '255.255.255.0', more: Files = {}, words = ''): Files =>
  miniature({
    [DHCP]: `authoritative;\nsubnet ${netmask === '255.0.0.0' ? '10.0.0.0' : '10.1.2.0'} netmask ${netmask} {\n  next-server 10.1.2.1;\n  filename "pxelinux.0";\n}\nhost node21 {\n  hardware ethernet 00:40:63:c2:ca:c9;\n  fixed-address 10.1.2.21;\n}\n`,
    [EXPORTS]: `${ROOT} 10.1.2.21(rw,sync,no_root_squash,no_subtree_check)\n`,
    [OWN]: label(`root=/dev/nfs nfsroot=10.1.2.1:${ROOT},vers=3 ip=${ip} rw ${words}`),
    [FSTAB]: 'tmpfs /tmp tmpfs mode=1777 0 0\n',
    ...more,
  });

const ramdisk: Files = {
  'srv/tftp/initrd.img': '',
  [CONFIG]: `${miniature()[CONFIG]}CONFIG_BLK_DEV_INITRD=y\n`,
};
const told = (path: string, hosts = ''): Files => ({
  [DHCP]: `${dhcp.replace('  option host-name', `  option root-path "${path}";\n  option host-name`)}${hosts}`,
});
const disk = (word: string, more = '', path = `192.168.1.1:${ROOT},vers=3`, hosts = ''): Files =>
  alone(`${word} ip=dhcp rw ${more}`, told(path, hosts));
const words = (...all: readonly string[]): Readonly<Record<string, Told>> =>
  Object.fromEntries(
    all.map((word) => [`the word ${word}`, alone(`root=/dev/nfs ${PATH} ip=dhcp rw ${word}`)]),
  );
const methods = (...all: readonly string[]): Readonly<Record<string, Told>> =>
  Object.fromEntries(all.map((ip) => [`ip=${ip}`, alone(`root=/dev/nfs ${PATH} ip=${ip} rw`)]));
const roots = (...all: readonly string[]): Readonly<Record<string, Told>> =>
  Object.fromEntries(all.map((root) => [`the root ${root}`, alone(`${root} ip=dhcp rw`)]));
const menu = (word: string, first = `root=/dev/nfs ${PATH} ip=dhcp rw`): Files =>
  alone(`${first}\nLABEL other\n  KERNEL vmlinuz\n  APPEND root=/dev/ram0 ${word}`);

export const cmdlineSites: Readonly<Record<string, Told>> = {
  // One address for several.
  'two machines with one static address': shared(`ip=192.168.1.21:${FIXED}`),
  'two machines that ask': shared('ip=dhcp'),
  'two machines with one static address, of which one has no hardware': shared(
    `ip=192.168.1.21:${FIXED}`,
    other('  fixed-address 192.168.1.22;\n'),
  ),
  'two machines with one static address, without addresses of their own': shared(
    `ip=192.168.1.21:${FIXED}`,
    other(MAC),
  ),
  'two declarations of one address': shared(
    `ip=192.168.1.21:${FIXED}`,
    other(`${MAC}  fixed-address 192.168.1.21;\n`),
  ),
  'three machines with one static address': shared(
    `ip=192.168.1.21:${FIXED}`,
    withHosts(
      host('node22', `${MAC}  fixed-address 192.168.1.22;\n`),
      host('node23', '  hardware ethernet 00:40:63:c2:ca:23;\n  fixed-address 192.168.1.23;\n'),
    ),
  ),
  'two machines with the address of the server': shared(`ip=192.168.1.1:${FIXED}`),
  'two machines with one static address, and words that a template fills in': shared(
    `ip=192.168.1.21:${FIXED} init={{ init }}`,
  ),
  'two machines with one static address, from a disk': miniature({
    ...ANY,
    ...other(`${MAC}  fixed-address 192.168.1.22;\n`),
    [OWN]: undefined,
    [DEFAULT]: label(`root=/dev/sda1 ip=192.168.1.21:${FIXED} rw`),
  }),
  // The address of another.
  ...methods(
    `192.168.1.22:${FIXED}`,
    `192.168.1.1:${FIXED}`,
    `192.168.1.120:${FIXED}`,
    `192.168.1.21:${FIXED}`,
  ),
  'the address of another machine': alone(
    `root=/dev/nfs ${PATH} ip=192.168.1.22:${FIXED} rw`,
    other(`${MAC}  fixed-address 192.168.1.22;\n`),
  ),
  'the address of a machine with the same card': alone(
    `root=/dev/nfs ${PATH} ip=192.168.1.22:${FIXED} rw`,
    other('  hardware ethernet 00:40:63:c2:ca:c9;\n  fixed-address 192.168.1.22;\n'),
  ),
  'the address of one that is known by an identifier': alone(
    `root=/dev/nfs ${PATH} ip=192.168.1.22:${FIXED} rw`,
    other('  option dhcp-client-identifier "x";\n  fixed-address 192.168.1.22;\n'),
  ),
  'an address in the range': alone(`root=/dev/nfs ${PATH} ip=192.168.1.120:${FIXED} rw`, {
    [DHCP]: dhcp.replace('  filename', '  range 192.168.1.100 192.168.1.199;\n  filename'),
  }),
  'an address that ip= gives to another as well': alone(`root=/dev/nfs ${PATH} ip=192.168.1.77:${FIXED} rw`, {
    ...other(`${MAC}  fixed-address 192.168.1.22;\n`),
    [SECOND]: label(`root=/dev/nfs ${PATH} ip=192.168.1.77:${FIXED} ro`),
  }),
  'an address of the machine’s two': alone(`root=/dev/nfs ${PATH} ip=192.168.1.31:${FIXED} rw`, {
    [DHCP]: dhcp.replace('192.168.1.21;', '192.168.1.21, 192.168.1.31;'),
  }),
  'an address, where DHCP has one by name': alone(`root=/dev/nfs ${PATH} ip=192.168.1.31:${FIXED} rw`, {
    [DHCP]: dhcp.replace('192.168.1.21;', 'node21.lab.example;'),
  }),
  // The netmask.
  'no netmask': ten('10.1.2.21:10.1.2.1:10.1.2.1::node21:eth0:off'),
  'no netmask, and no field for it': ten('10.1.2.21:10.1.2.1:10.1.2.1'),
  'a netmask': ten('10.1.2.21:10.1.2.1:10.1.2.1:255.255.255.0:node21:eth0:off'),
  'no netmask, and the guess is right': ten('10.1.2.21:10.1.2.1:10.1.2.1::node21:eth0:off', '255.0.0.0'),
  'no netmask, and DHCP is asked': ten('10.1.2.21:10.1.2.1:10.1.2.1::node21:eth0:dhcp'),
  'no netmask and no server, which is asked for': ten('10.1.2.21::10.1.2.1::node21:eth0:off'),
  'no netmask and no server, and the root names one': ten('10.1.2.21::::node21:eth0:dhcp'),
  'no netmask and no server, which DHCP is asked for': ten('10.1.2.21::::node21:eth0:dhcp', '255.255.255.0', {
    [OWN]: label(`root=/dev/nfs nfsroot=${ROOT},vers=3 ip=10.1.2.21::::node21:eth0:dhcp rw`),
  }),
  'no netmask and no server, and nobody is asked': ten('', '255.255.255.0', {
    [OWN]: label(`root=/dev/nfs nfsroot=${ROOT},vers=3 ip=10.1.2.21::::node21:eth0:off rw`),
  }),
  'no netmask, by a ramdisk': ten(
    '10.1.2.21:10.1.2.1:10.1.2.1::node21:eth0:off',
    '255.255.255.0',
    ramdisk,
    'initrd=initrd.img boot=nfs',
  ),
  'no netmask in a network that nothing tells': ten('10.1.9.21:10.1.2.1:10.1.2.1::node21:eth0:off'),
  'no netmask, in a word that the loader adds': miniature({
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${PATH} rw\n  IPAPPEND 1\n`,
  }),
  'a gateway of another network': alone(
    `root=/dev/nfs ${PATH} ip=192.168.1.21:192.168.1.1:192.168.2.1:255.255.255.0::eth0:off rw`,
  ),
  'a gateway of another network, for two': shared(
    'ip=192.168.1.21:192.168.1.1:192.168.2.1:255.255.255.0::eth0:off',
  ),
  // Fields.
  ...methods(
    `192.168.1.21:${FIXED}:192.168.1.1:192.168.1.2:192.168.1.1:x`,
    `192.168.1.21:${FIXED}:dns`,
    `192.168.1.21:${FIXED}:192.168.1.1:dns`,
    `192.168.1.21:${FIXED}:192.168.1.1:192.168.1.2:pool`,
    'node21::::::off',
    ':master:::::dhcp',
    '::gate::::dhcp',
    '192.168.1.21:192.168.1.1:255.255.255.0:255.255.255.0::eth0:off',
    '192.168.1.21:192.168.1.1:192.168.1.1:192.168.1.9::eth0:off',
    'yes',
    '::::dhcp',
    '::::node21:dhcp',
    ':::::eth0:auto',
    'eth0:dhcp',
    'eth0:on',
    'enp3s0:dhcp',
    'none',
    'off',
  ),
  'two words ip=': alone(`root=/dev/nfs ${PATH} ip=dhcp ip=192.168.1.21:${FIXED} rw`),
  'two words ip= that are the same': alone(`root=/dev/nfs ${PATH} ip=dhcp ip=dhcp rw`),
  'three words ip=': alone(`root=/dev/nfs ${PATH} ip=dhcp ip=off ip=dhcp rw`),
  'a word ip= beside that of IPAPPEND': alone(`root=/dev/nfs ${PATH} ip=dhcp rw\n  IPAPPEND 1`),
  'two words ip= for a disk': alone('root=/dev/sda1 ip=dhcp ip=off rw'),
  // Names that stand twice.
  'two words root=': alone(`root=/dev/sda1 root=/dev/nfs ${PATH} ip=dhcp rw`),
  'two words root= that are the same': alone(`root=/dev/nfs root=/dev/nfs ${PATH} ip=dhcp rw`),
  'three words root=': alone(`root=/dev/nfs root=/dev/sda1 root=/dev/nfs ${PATH} ip=dhcp rw`),
  'two words nfsroot=': alone(`root=/dev/nfs nfsroot=192.168.1.1:/diskless/node12 ${PATH} ip=dhcp rw`),
  'two words init=': alone(`root=/dev/nfs ${PATH} ip=dhcp rw init=/sbin/init init=/bin/sh`),
  'a word root= without a value': alone(`root root=/dev/nfs ${PATH} ip=dhcp rw`),
  'two words quiet=': alone(`root=/dev/nfs ${PATH} ip=dhcp rw loglevel=3 loglevel=7`),
  'two words root= for a disk': alone('root=/dev/sda1 root=/dev/sda2 ip=dhcp rw'),
  'a word root= of the kernel’s own, and another': alone(`root=/dev/nfs ${PATH} ip=dhcp rw`, {
    [CONFIG]: `${miniature()[CONFIG]}CONFIG_CMDLINE_BOOL=y\nCONFIG_CMDLINE="root=/dev/sda1"\n`,
  }),
  // Roots that are no root over NFS.
  ...roots(
    `root=/dev/sda1 ${PATH}`,
    `root=nfs:192.168.1.1:${ROOT}:vers=3`,
    `root=nfs:192.168.1.1:${ROOT}`,
    `root=nfs:${ROOT}`,
    `root=nfs:master:${ROOT}`,
    `root=nfs4:192.168.1.1:${ROOT}:ro`,
    `root=192.168.1.1:${ROOT}`,
    `root=192.168.1.1:${ROOT} ${PATH}`,
    'root=nfs',
    'root=dhcp',
    'root=nfs:diskless',
    'root=/dev/nfs nfsroot=master:/diskless/node21',
    'root=/dev/nfs nfsroot=server1:/diskless/node21,vers=3',
    `root=/dev/nfs nfsroot=192.168.1.1:${ROOT},defaults`,
    `root=/dev/nfs nfsroot=192.168.1.1:${ROOT},vers=3,noatime=1`,
    `root=/dev/nfs nfsroot=192.168.1.1:${ROOT},vers=4,udp`,
    `root=/dev/nfs nfsroot=192.168.1.1:${ROOT},vers=9`,
    `root=/dev/nfs nfsroot=192.168.1.1:${ROOT}${',timeo=600,retrans=3'.repeat(12)}`,
  ),
  'a name of the server that hosts knows': alone(
    'root=/dev/nfs nfsroot=master:/diskless/node21,vers=3 ip=dhcp rw',
    {
      'etc/hosts': '192.168.1.1 master\n',
    },
  ),
  'a name of the server in capitals that hosts knows': alone(
    'root=/dev/nfs nfsroot=Master:/diskless/node21,vers=3 ip=dhcp rw',
    { 'etc/hosts': '192.168.1.1 master\n' },
  ),
  'a name without a path that hosts knows': alone('root=/dev/nfs nfsroot=master ip=dhcp rw', {
    'etc/hosts': '192.168.1.1 master\n',
  }),
  // Disks beside a root-path.
  ...Object.fromEntries(
    [
      '/dev/sda1',
      '/dev/nvme0n1p1',
      '/dev/md0',
      '/dev/mapper/x',
      'UUID=1',
      'PARTUUID=1',
      'LABEL=x',
      '/dev/ram0',
    ].map((one): [string, Told] => [`root=${one} beside a root-path`, disk(`root=${one}`)]),
  ),
  'a disk beside a root-path, and the last word counts': disk('root=/dev/sda1 root=/dev/nfs'),
  'a disk beside a root-path, and nfsroot=': disk('root=/dev/sda1', PATH),
  'a disk beside a root-path, and boot=': disk('root=/dev/sda1', 'boot=local'),
  'a disk beside a root-path, and rd.live': disk('root=/dev/sda1', 'rd.live.image'),
  'a disk beside a root-path that is not exported': disk('root=/dev/sda1', '', '192.168.1.1:/srv/gone'),
  'a disk beside a root-path of another form': disk('root=/dev/sda1', '', `192.168.1.1:${ROOT}/`),
  'a disk beside no path': disk('root=/dev/sda1', '', 'iscsi:192.168.1.1::::x'),
  'a disk for two, one with a root-path': miniature({
    ...ANY,
    ...told(`192.168.1.1:${ROOT},vers=3`, host('node22', `${MAC}  fixed-address 192.168.1.22;\n`)),
    [OWN]: undefined,
    [DEFAULT]: label('root=/dev/sda1 ip=dhcp rw'),
  }),
  'a disk for two, each with a root-path': miniature({
    [EXPORTS]:
      '/diskless 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n/diskless/node22 192.168.1.22(rw,sync,no_root_squash,no_subtree_check)\n',
    ...told(
      `192.168.1.1:${ROOT},vers=3`,
      host(
        'node22',
        `${MAC}  fixed-address 192.168.1.22;\n  option root-path "192.168.1.1:/diskless/node22";\n`,
      ),
    ),
    [OWN]: undefined,
    [DEFAULT]: label('root=/dev/sda1 ip=dhcp rw'),
  }),
  'a disk for two with one root-path': miniature({
    ...ANY,
    [DHCP]: `option root-path "192.168.1.1:${ROOT}";\n${dhcp}${host('node22', `${MAC}  fixed-address 192.168.1.22;\n`)}`,
    [OWN]: undefined,
    [DEFAULT]: label('root=/dev/sda1 ip=dhcp rw'),
  }),
  // Words that nobody reads.
  ...words(
    'consle=ttyS0',
    'console=ttys0,115200',
    'console=ttyS0 115200',
    'consolettyS0',
    'bot=nfs',
    'boot=nsf',
    'boot=NFS',
    'boot=nfs',
    'boot-nfs',
    '+quiet=1',
    'rootdealy=5',
  ),
  ...roots(
    `rot=/dev/nfs ${PATH}`,
    `root/dev/nfs ${PATH}`,
    'rot=/dev/nfs',
    'root=/dev/nfs nfsrot=192.168.1.1:/x',
  ),
  'a word of a ramdisk': alone(`initrd=initrd.img boot=nsf root=/dev/nfs ${PATH} ip=dhcp rw`, ramdisk),
  'a word for two': shared('ip=dhcp consle=tty0'),
  'a word of a ramdisk for two': shared('ip=dhcp boot=nsf'),
  'a method that is misspelt in the last field': alone(`root=/dev/nfs ${PATH} ip=:::::eth0:dhpc rw`),
  'a word of an entry to choose': menu('consle=tty0'),
  'a word of an entry to choose: boot=': menu('boot=nsf'),
  'a word of an entry to choose, where the first fails': menu('consle=tty0', 'root=/dev/nfs rot=1'),
  'a word of an entry to choose, which ends at it': menu('rot=/dev/nfs nfsrot=192.168.1.1:/x'),
  ...Object.fromEntries(
    ['ip=dhcpp', 'ip=dhcpp consle=tty0', 'ip=:::::eth0:dhpc', 'ip=dhcp boot=nsf'].map(
      (ip): [string, Told] => [
        `an entry to choose over NFS: ${ip}`,
        alone(
          `root=/dev/nfs ${PATH} ip=dhcp rw\nLABEL other\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${PATH} ${ip} rw`,
        ),
      ],
    ),
  ),
  'words of all labels that one replaces': miniature({
    ...ANY,
    [OWN]: `DEFAULT l\nAPPEND root=/dev/nfs ${PATH} ip=dhcp rw\nLABEL l\n  KERNEL vmlinuz\n  APPEND quiet\n`,
  }),
  'words on the line below': miniature({
    ...ANY,
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND quiet \\\n  root=/dev/nfs ${PATH} ip=dhcp rw\n`,
  }),
  'words by a second line': miniature({
    ...ANY,
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${PATH} ip=dhcp rw\n  APPEND quiet\n`,
  }),
  'words behind a blank of another kind': miniature({
    ...ANY,
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n\u00a0\u00a0APPEND root=/dev/nfs ${PATH} ip=dhcp rw\n`,
  }),
  'words of a directive that is misspelt': miniature({
    ...ANY,
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APEND root=/dev/nfs ${PATH} ip=dhcp rw\n`,
  }),
  'words beside a ramdisk that is not named': alone('quiet initramfs.img', { 'srv/tftp/initramfs.img': '' }),
  'a root-path for a disk, and no exports': {
    ...disk('root=/dev/sda1'),
    [EXPORTS]: undefined,
  },
  'a word in two entries': menu('consle=tty0', `root=/dev/nfs ${PATH} ip=dhcp rw consle=tty0`),
  'a word of an entry of GRUB': bootedByGrub({
    [GRUB_CFG]: grubMenu(undefined, 'menuentry Other {\n  linux /vmlinuz consle=tty0 root=/dev/ram0\n}\n'),
  }),
  'a word of an entry of GRUB: boot=': bootedByGrub({
    [GRUB_CFG]: grubMenu(undefined, 'menuentry Other {\n  linux /vmlinuz boot=nsf root=/dev/ram0\n}\n'),
  }),
  // rw.
  'neither rw nor ro': alone(`root=/dev/nfs ${PATH} ip=dhcp`),
  'neither rw nor ro, and no line for the root': alone(`root=/dev/nfs ${PATH} ip=dhcp`, {
    [FSTAB]: 'tmpfs /tmp tmpfs mode=1777 0 0\n',
  }),
  'neither rw nor ro, and a line for the root without rw': alone(`root=/dev/nfs ${PATH} ip=dhcp`, {
    [FSTAB]: `192.168.1.1:${ROOT} / nfs vers=3,nolock 0 0\n`,
  }),
  'neither rw nor ro, and no fstab': alone(`root=/dev/nfs ${PATH} ip=dhcp`, { [FSTAB]: undefined }),
  'neither rw nor ro, and an export that is ro': alone(`root=/dev/nfs ${PATH} ip=dhcp`, {
    [EXPORTS]: `${ROOT} 192.168.1.0/24(ro,sync,no_root_squash,no_subtree_check)\n`,
  }),
  ro: alone(`root=/dev/nfs ${PATH} ip=dhcp ro`),
  'neither rw nor ro, and the path by DHCP': alone(
    'root=/dev/nfs ip=dhcp',
    told(`192.168.1.1:${ROOT},vers=3`),
  ),
  'neither rw nor ro, and an overlay': alone(`root=/dev/nfs ${PATH} ip=dhcp overlayroot=tmpfs`),
};
