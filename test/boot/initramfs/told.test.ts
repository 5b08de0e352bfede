/** Words for a kernel with an initial ramdisk, and the settings of its root, go in; everything that the boot tells of them comes out. */
import { miniature } from '../../../server/rules/about/miniature.js';
import { type Files, inShort, keeps, siteIn } from '../../support/told.js';

const DHCP = 'etc/dhcp/dhcpd.conf';
const OWN = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const ETC = 'diskless/node21/etc';
const NFSROOT = 'nfsroot=192.168.1.1:/diskless/node21';
const dhcp = miniature()[DHCP] ?? '';

const words: Readonly<Record<string, string>> = {
  'root= and nfsroot=': `root=/dev/nfs ${NFSROOT},vers=3 ip=dhcp rw`,
  'version 4': `root=/dev/nfs ${NFSROOT},vers=4 ip=dhcp rw`,
  'nfsroot= alone': `${NFSROOT} ip=dhcp rw`,
  'no ip=': `root=/dev/nfs ${NFSROOT} rw`,
  'ip= misspelt': `root=/dev/nfs ${NFSROOT} iip=dhcp rw`,
  'nfsaddrs=': `root=/dev/nfs ${NFSROOT} nfsaddrs=dhcp rw`,
  'root=nfs:': 'root=nfs:192.168.1.1:/diskless/node21:vers=3 ip=dhcp rw',
  'root=dhcp': 'root=dhcp ip=dhcp rw',
  'netroot=': 'netroot=nfs:192.168.1.1:/diskless/node21 ip=dhcp rw',
  'boot=nfs': `boot=nfs ${NFSROOT} ip=dhcp rw`,
  'a disk': 'root=/dev/sda1 ro',
  'no root': 'ip=dhcp rw',
};

const settings: Readonly<Record<string, Files>> = {
  nothing: {},
  'initramfs-tools': { [`${ETC}/initramfs-tools/initramfs.conf`]: 'MODULES=most\n' },
  'initramfs-tools with BOOT=nfs': {
    [`${ETC}/initramfs-tools/initramfs.conf`]: 'MODULES=netboot\nBOOT=nfs\n',
  },
  dracut: { [`${ETC}/dracut.conf`]: 'hostonly="no"\n' },
  'dracut with nfs': { [`${ETC}/dracut.conf.d/nfs.conf`]: 'add_dracutmodules+=" nfs "\n' },
  'dracut without nfs': { [`${ETC}/dracut.conf.d/nfs.conf`]: 'omit_dracutmodules+=" nfs "\n' },
  'mkinitcpio with net': { [`${ETC}/mkinitcpio.conf`]: 'HOOKS=(base udev net filesystems)\n' },
  'mkinitcpio with net in quotes': { [`${ETC}/mkinitcpio.conf`]: 'HOOKS="base  udev net"\n' },
  'mkinitcpio with a copy of net': { [`${ETC}/mkinitcpio.conf`]: 'HOOKS=(base udev netnfs4)\n' },
  'mkinitcpio with net and its copy': { [`${ETC}/mkinitcpio.conf`]: 'HOOKS=(base net netnfs4)\n' },
  'mkinitcpio with net and a hook of somebody': { [`${ETC}/mkinitcpio.conf`]: 'HOOKS=(base own net)\n' },
  'mkinitcpio without net': { [`${ETC}/mkinitcpio.conf`]: 'HOOKS=(base udev filesystems)\n' },
  'mkinitcpio with systemd': { [`${ETC}/mkinitcpio.conf`]: 'HOOKS=(base systemd filesystems)\n' },
  'mkinitcpio with net beside systemd': { [`${ETC}/mkinitcpio.conf`]: 'HOOKS=(systemd net filesystems)\n' },
  'mkinitcpio with a copy of net beside systemd': { [`${ETC}/mkinitcpio.conf`]: 'HOOKS=(systemd nfs4)\n' },
  'mkinitcpio without hooks': { [`${ETC}/mkinitcpio.conf`]: 'HOOKS=()\n' },
  'mkinitcpio without a word of hooks': { [`${ETC}/mkinitcpio.conf`]: 'MODULES=(e1000)\n' },
  'mkinitcpio with hooks that a later line replaces': {
    [`${ETC}/mkinitcpio.conf`]: 'HOOKS=(base net)\nHOOKS=(base udev)\n',
  },
  'mkinitcpio with files beside': {
    [`${ETC}/mkinitcpio.conf`]: 'HOOKS=(base udev)\n',
    [`${ETC}/mkinitcpio.conf.d/own.conf`]: 'MODULES=()\n',
  },
};

const TOLD: Files = {
  [DHCP]: dhcp.replace(
    '  option host-name',
    '  option root-path "192.168.1.1:/diskless/node21";\n  option host-name',
  ),
};

const at = (append: string, more: Files): Files =>
  miniature({
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/vmlinuz': '',
    'srv/tftp/initrd.img': '',
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND initrd=initrd.img ${append}\n`,
    ...more,
  });

describe('an initial ramdisk tells', () => {
  const table = new Map<string, () => string[]>();
  const of = (name: string, append: string, more: Files): void => {
    table.set(name, () =>
      Object.entries(settings).map(
        ([by, files]) => `  by ${by}: ${inShort(siteIn(at(append, { ...files, ...more })))}`,
      ),
    );
  };
  for (const [what, append] of Object.entries(words)) of(`of ${what}`, append, {});
  for (const what of ['nfsroot= alone', 'root=dhcp', 'no root', 'boot=nfs', 'root= and nfsroot='])
    of(
      `of ${what} where DHCP names the root`,
      (words[what] ?? '').replace(` ${NFSROOT},vers=3`, '').replace(` ${NFSROOT}`, ''),
      TOLD,
    );
  keeps('test/boot/initramfs/told.txt', table);
});
