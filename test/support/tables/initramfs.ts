/** Words for the scripts of initial ramdisks, and the settings that these are made by, each in a small site. */
import { miniature } from '../../../server/rules/about/miniature.js';
import type { Files, Told } from '../told.js';
import { DHCP, dhcp, EXPORTS, FSTAB, OWN, ROOT, two } from './site.js';

const ETC = 'diskless/node21/etc';
const NFSROOT = `nfsroot=192.168.1.1:${ROOT}`;
const rootPath = (said: string): Files => ({
  [DHCP]: dhcp.replace('  option host-name', `  option root-path "${said}";\n  option host-name`),
});

const label = (append: string, ramdisk = 'initrd.img'): string =>
  `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND initrd=${ramdisk} ${append}\n`;
const at = (append: string, more: Files = {}, ramdisk = 'initrd.img'): Files =>
  miniature({ [`srv/tftp/${ramdisk}`]: '', [OWN]: label(append, ramdisk), ...more });

const hosts: Files = { 'etc/hosts': '127.0.0.1 localhost\n192.168.1.1 bootserver\n' };
const TOOLS: Files = { 'diskless/node21/usr/sbin/mkinitramfs': '#!/bin/sh\n' };
const made = (line: string): Files => ({ [`${ETC}/initramfs-tools/initramfs.conf`]: line });
const hooks = (line: string): Files => ({ [`${ETC}/mkinitcpio.conf`]: `${line}\n` });
const dracut = (text: string): Files => ({ [`${ETC}/dracut.conf.d/10-net.conf`]: text });
/** A machine more that reads the same. */
const both = (append: string, more: Files = {}): Files => {
  const { [OWN]: _, ...rest } = at(append, {
    ...two,
    [OWN]: '',
    [EXPORTS]: '/diskless 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n',
    'srv/tftp/pxelinux.cfg/default': label(append),
    ...more,
  });
  return rest;
};

const told = (
  what: string,
  all: readonly string[],
  make: (append: string) => Files,
): Readonly<Record<string, Told>> =>
  Object.fromEntries(all.map((append) => [`${what}: ${append}`, make(append)]));

const joined = (before: string, after: string, more: Files = {}): Files =>
  miniature({
    [`${ETC}/dracut.conf.d/10-net.conf`]: `add_drivers+=${before}\n`,
    [`${ETC}/dracut.conf.d/20-old.conf`]: `add_drivers+=${after}\n`,
    ...more,
  });

/** As `dhcpd` runs at another address than that of next-server. */
const apart = (root: string, more: Files = {}): Files =>
  at(`root=${root} ip=dhcp rd.neednet=1 rw`, {
    'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.2\n  netmask 255.255.255.0\n',
    [FSTAB]: undefined,
    ...more,
  });

const proc = (more: Files): Files =>
  at(`root=nfs:192.168.1.1:${ROOT}:vers=3 ip=dhcp rw`, {
    [FSTAB]: undefined,
    'diskless/node21/sbin/init': '',
    'diskless/node21/bin/sh': '',
    'diskless/node21/sys/x': '',
    'diskless/node21/dev/console': '',
    ...more,
  });

const overlay = (options: string, more = ''): Files =>
  miniature({ [FSTAB]: `${miniature()[FSTAB]}${more}overlay /srv overlay ${options} 0 0\n` });

export const initramfsSites: Readonly<Record<string, Told>> = {
  // What dracut takes for a root.
  ...told(
    'dracut',
    [
      `root=nfs:192.168.1.1:${ROOT} ip=dhcp rw`,
      `root=nfs:192.168.1.1:${ROOT} ${NFSROOT} ip=dhcp rw`,
      `root=nfs4:192.168.1.1:${ROOT} ${NFSROOT} ip=dhcp rw`,
      `root=dhcp ${NFSROOT} ip=dhcp rd.neednet=1 rw`,
      `${NFSROOT} ip=dhcp rd.neednet=1 rw`,
      `root=/dev/xnfs:1 ${NFSROOT} ip=dhcp rd.neednet=1 rw`,
      `root=/dev/nfs ${NFSROOT} ip=dhcp rd.neednet=1 rw`,
      `root=NFS:192.168.1.1:${ROOT} ip=dhcp rd.neednet=1 rw`,
      `root=nfs3:192.168.1.1:${ROOT} ip=dhcp rd.neednet=1 rw`,
      `root=bootserver:${ROOT} ip=dhcp rd.neednet=1 rw`,
      `root=192.168.1.1${ROOT} ip=dhcp rd.neednet=1 rw`,
      `root=192.168.1.1:${ROOT} ip=dhcp rd.neednet=1 rw`,
      `root=nfs:192.168.1.1${ROOT} ip=dhcp rd.neednet=1 rw`,
      `netroot=nfs:192.168.1.1:${ROOT} ip=dhcp rd.neednet=1 rw`,
      `netroot=nfs:192.168.1.1:${ROOT} root=/dev/nfs ip=dhcp rd.neednet=1 rw`,
      'root=dhcp rd.neednet=1 rw',
      'root=dhcp6 rd.neednet=1 rw',
    ],
    (append) => at(append, hosts),
  ),
  'dracut for two': both(`root=nfs:192.168.1.1:/diskless/%s ${NFSROOT} ip=dhcp rd.neednet=1 rw`),
  'dracut for two, with a word that it does not take': both(
    `root=bootserver:${ROOT} ip=dhcp rd.neednet=1 rw`,
    hosts,
  ),
  'dracut, and DHCP names the root': at('root=dhcp rd.neednet=1 rw', rootPath(`nfs:192.168.1.1:${ROOT}`)),
  'dracut, and the words are not written so': at(`"root=bootserver:${ROOT}" ip=dhcp rd.neednet=1 rw`, hosts),
  // Which server dracut takes.
  'no server, and DHCP runs elsewhere': apart(`nfs:${ROOT}`),
  'a server, and DHCP runs elsewhere': apart(`nfs:192.168.1.1:${ROOT}`),
  'no server, and DHCP runs there': apart(`nfs:${ROOT}`, {
    'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.1\n  netmask 255.255.255.0\n',
  }),
  'no server, and nothing tells where DHCP runs': apart(`nfs:${ROOT}`, {
    'etc/network/interfaces': undefined,
  }),
  'no server, DHCP runs elsewhere, for the kernel itself': apart('x', {
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=${ROOT},vers=3 ip=dhcp rw\n`,
  }),
  'no server, DHCP runs elsewhere, and two machines': both(`root=nfs:/diskless/%s ip=dhcp rd.neednet=1 rw`, {
    'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.2\n  netmask 255.255.255.0\n',
    [FSTAB]: undefined,
  }),
  'no server, and two next-servers': apart(`nfs:${ROOT}`, {
    [DHCP]: dhcp.replace('  option host-name', '  next-server 192.168.1.3;\n  option host-name'),
  }),
  'no server, and DHCP names one with the root': apart('dhcp', rootPath(`nfs:192.168.1.3:${ROOT}`)),
  // Words that run together.
  'words without blanks': joined('"e1000e"', '"r8169"'),
  'words with blanks': joined('" e1000e "', '" r8169 "'),
  'words with a blank before': joined('" e1000e"', '" r8169"'),
  'words with a blank behind': joined('"e1000e "', '"r8169 "'),
  'words without blanks between': joined('" e1000e"', '"r8169 "'),
  'several words without blanks between': joined('" e1000e igb"', '"r8169 tg3 "'),
  'words of a variable': joined('"$DRIVERS"', '"r8169"'),
  'words of a command': joined('"e1000e"', '"`drivers`"'),
  'words of one sign': joined("'e1000e'", "'r8169'"),
  'words without quotes': joined('e1000e', 'r8169'),
  'words of nothing': joined('""', '"r8169"'),
  'words of two lists': joined('"e1000e"', '"r8169"', {
    [`${ETC}/dracut.conf.d/20-old.conf`]: 'add_dracutmodules+="nfs"\n',
  }),
  'words of a list that is set anew': joined('"e1000e"', '"r8169"', {
    [`${ETC}/dracut.conf.d/20-old.conf`]: 'add_drivers="r8169"\n',
  }),
  'words of a list that is set first': joined('"e1000e"', '"r8169"', {
    [`${ETC}/dracut.conf`]: 'add_drivers="igb"\n',
    [`${ETC}/dracut.conf.d/20-old.conf`]: undefined,
  }),
  'words of a setting that is no list': joined('"e1000e"', '"r8169"', {
    [`${ETC}/dracut.conf.d/10-net.conf`]: 'kernel_cmdline+="a"\n',
    [`${ETC}/dracut.conf.d/20-old.conf`]: 'kernel_cmdline+="b"\n',
  }),
  'words of three files': joined('"e1000e"', '"r8169"', {
    [`${ETC}/dracut.conf.d/05-first.conf`]: 'add_drivers+="igb"\n',
  }),
  'words in one file': joined('"e1000e"', '"r8169"', {
    [`${ETC}/dracut.conf.d/10-net.conf`]: 'add_drivers+="e1000e"\nadd_drivers+="igb"\n',
    [`${ETC}/dracut.conf.d/20-old.conf`]: undefined,
  }),
  'words in a file that is refused': joined('"e1000e"', '"r8169', {}),
  // What makes the ramdisk.
  ...told(
    'mkinitcpio',
    [
      'HOOKS=(base udev modconf block filesystems)',
      'HOOKS=(base udev net filesystems)',
      'HOOKS=(base systemd filesystems)',
      'HOOKS=(base systemd net filesystems)',
    ],
    (line) => at(`root=/dev/nfs ${NFSROOT} ip=dhcp rw`, hooks(line), 'initramfs-linux.img'),
  ),
  'mkinitcpio for two': both(`root=/dev/nfs ${NFSROOT} ip=dhcp rw`, hooks('HOOKS=(base udev filesystems)')),
  'mkinitcpio with systemd for two': both(
    `root=/dev/nfs ${NFSROOT} ip=dhcp rw`,
    hooks('HOOKS=(base systemd net filesystems)'),
  ),
  'mkinitcpio without ip=': at(
    `root=/dev/nfs ${NFSROOT} rw`,
    hooks('HOOKS=(base udev net)'),
    'initramfs-linux.img',
  ),
  'dracut without nfs': at(
    `root=nfs:192.168.1.1:${ROOT} ip=dhcp rw`,
    dracut('omit_dracutmodules+=" nfs "\n'),
  ),
  'dracut without network': at(
    `root=nfs:192.168.1.1:${ROOT} ip=dhcp rw`,
    dracut('omit_dracutmodules+=" network "\n'),
  ),
  // What initramfs-tools is told.
  ...told(
    'initramfs-tools',
    [
      `boot=nfs ${NFSROOT} ip=dhcp rw`,
      `${NFSROOT} ip=dhcp rw`,
      `root=/dev/nfs ${NFSROOT} ip=dhcp rw`,
      `root=nfs:192.168.1.1:${ROOT} ip=dhcp rw`,
      `root=nfs:${ROOT} ip=dhcp rw`,
      `root=192.168.1.1:${ROOT} ip=dhcp rw`,
      `root=dhcp ip=dhcp rw`,
      `root=dhcp ${NFSROOT} ip=dhcp rw`,
      `netboot=nfs ${NFSROOT} ip=dhcp rw`,
      `nfsroot ip=dhcp rw`,
      `boot=nfs ${NFSROOT},vers=3 ip=dhcp rw`,
      `boot=nfs ${NFSROOT},vers=4 ip=dhcp rw`,
      `boot=nfs ${NFSROOT},v3,proto=udp ip=dhcp rw`,
      `boot=nfs ${NFSROOT},proto=tcp ip=dhcp rw`,
      `boot=nfs ${NFSROOT},proto=tcp6 ip=dhcp rw`,
      `boot=nfs ${NFSROOT},noatime ip=dhcp rw`,
      `boot=nfs nfsroot=master:${ROOT} ip=dhcp rw`,
    ],
    (append) => at(append, TOOLS),
  ),
  ...told(
    'made with BOOT=local',
    [`${NFSROOT} ip=dhcp rw`, `root=/dev/nfs ${NFSROOT} ip=dhcp rw`, `root=/dev/sda1 ${NFSROOT} ip=dhcp rw`],
    (append) => at(append, { ...TOOLS, ...made('MODULES=most\nBOOT=local\n') }),
  ),
  ...told('made with BOOT=nfs', [`${NFSROOT} ip=dhcp rw`, `root=/dev/nfs ${NFSROOT} ip=dhcp rw`], (append) =>
    at(append, { ...TOOLS, ...made('BOOT=nfs\n') }),
  ),
  ...told('made with a variable for BOOT', [`root=/dev/nfs ${NFSROOT} ip=dhcp rw`], (append) =>
    at(append, { ...TOOLS, ...made('BOOT=$WAY\n') }),
  ),
  ...told('made with a slip in BOOT', [`${NFSROOT} ip=dhcp rw`], (append) =>
    at(append, { ...TOOLS, ...made('BOTO=nfs\n') }),
  ),
  'a ramdisk of the name of Debian': at(`${NFSROOT} ip=dhcp rw`, {}, 'initrd.img-6.1.0'),
  'a ramdisk of the name of Debian in a folder': at(
    `${NFSROOT} ip=dhcp rw`,
    { 'srv/tftp/d/initrd.img': '' },
    'd/initrd.img',
  ),
  'a ramdisk of another name': at(`${NFSROOT} ip=dhcp rw`, {}, 'initramfs.img'),
  'a ramdisk of almost that name': at(`${NFSROOT} ip=dhcp rw`, {}, 'initrd.img5'),
  'a ramdisk for two': both(`${NFSROOT} ip=dhcp rw`, TOOLS),
  // A root without a folder.
  'no folder proc': proc({}),
  'a folder proc': proc({ 'diskless/node21/proc/x': '' }),
  // Overlays.
  'an overlay on NFS': overlay('lowerdir=/srv,upperdir=/var/over/up,workdir=/var/over/inner'),
  'an overlay on a tmpfs': overlay(
    'lowerdir=/srv,upperdir=/var/over/up,workdir=/var/over/inner',
    'tmpfs /var/over tmpfs defaults 0 0\n',
  ),
  'an overlay without an upper directory': overlay('lowerdir=/srv:/opt'),
};
