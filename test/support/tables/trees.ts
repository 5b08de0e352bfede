/** Roots of nodes, each beside one with all that is needed. */
import type { Told } from '../told.js';
import { ALL, EXPORTS, FSTAB, fstab, mount, OWN, ROOT, symbols, tree, WORD } from './site.js';

/** Roots of nodes with more in them than an fstab. */
export const treeSites: Readonly<Record<string, Told>> = {
  'a root with all that is needed': tree({}),
  'an init by a word that is not there, and a shell, before a kernel of old': tree({
    'diskless/node21/sbin/init': undefined,
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${WORD} ip=dhcp rw init=/sbin/inti\n`,
    'srv/tftp/vmlinuz.config': (symbols('CONFIG_X', '')['srv/tftp/vmlinuz.config'] ?? '').replace(
      '6.1.0',
      '3.18.0',
    ),
  }),
  'an init by a word that is not there, and a shell': tree({
    'diskless/node21/sbin/init': undefined,
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${WORD} ip=dhcp rw init=/sbin/inti\n`,
  }),
  'an init of another name': tree({
    'diskless/node21/sbin/inti': '',
    'diskless/node21/sbin/init': undefined,
  }),
  'a server that is copied': tree({ 'diskless/node21/etc/runlevels/default/dhcpd': '' }),
  'a server that is copied into a root that starts nothing': tree({
    'diskless/node21/etc/runlevels/default/dhcpd': '',
    'diskless/node21/sbin/init': undefined,
  }),
  'a table of mounts that is copied': tree({ 'diskless/node21/etc/mtab': '/dev/sda1 / ext3 rw 0 0\n' }),
  'a table of mounts that is a folder': tree({ 'diskless/node21/etc/mtab/x': '' }),
  'a root that is read only, and nothing to write to': tree({
    [FSTAB]: 'proc /proc proc defaults 0 0\n',
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${WORD} ip=dhcp ro\n`,
  }),
  'a root that is read only, and a line that is rw': tree({
    [FSTAB]: 'tmpfs /var tmpfs ro,rw 0 0\n',
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${WORD} ip=dhcp ro\n`,
  }),
  'a root that is read only, and a line that is ro': tree({
    [FSTAB]: 'tmpfs /var tmpfs rw,ro 0 0\n',
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${WORD} ip=dhcp ro\n`,
  }),
  'no init': tree({ 'diskless/node21/sbin/init': undefined }),
  'no init, and a shell': tree({ 'diskless/node21/sbin/init': undefined, 'diskless/node21/bin/bash': '' }),
  'no init and no shell': tree({
    'diskless/node21/sbin/init': undefined,
    'diskless/node21/bin/sh': undefined,
  }),
  'an init for which the program is missing': tree({ 'diskless/node21/sbin/init': '#!/bin/bash\n' }),
  'no helper for NFS': tree({ 'diskless/node21/sbin/mount.nfs': undefined }),
  'no console': tree({ 'diskless/node21/dev/console': undefined }),
  'no folder for proc': tree({ 'diskless/node21/proc/x': undefined }),
  'no folder for a mount': tree({ 'diskless/node21/opt/x': undefined }),
  'no folder for a mount of systemd, which makes it': tree({
    'diskless/node21/opt/x': undefined,
    'diskless/node21/lib/systemd/systemd': '',
    'diskless/node21/etc/systemd/system.conf': '',
  }),
  'an init of systemd': [
    tree({ 'diskless/node21/sbin/init': undefined, 'diskless/node21/lib/systemd/systemd': '' }),
    { symlinks: { 'diskless/node21/sbin/init': '/lib/systemd/systemd' } },
  ],
  'an init of systemd without cgroups': [
    tree({
      'diskless/node21/sbin/init': undefined,
      'diskless/node21/lib/systemd/systemd': '',
      ...symbols('CONFIG_CGROUPS', '# CONFIG_CGROUPS is not set'),
    }),
    { symlinks: { 'diskless/node21/sbin/init': '/lib/systemd/systemd' } },
  ],
  'OpenRC without netmount': tree({
    'diskless/node21/sbin/openrc': '',
    'diskless/node21/etc/init.d/netmount': '',
    'diskless/node21/etc/init.d/localmount': '',
    'diskless/node21/etc/runlevels/default/local': '',
  }),
  'OpenRC with netmount': tree({
    'diskless/node21/sbin/openrc': '',
    'diskless/node21/etc/init.d/netmount': '',
    'diskless/node21/etc/runlevels/default/netmount': '',
  }),
  'OpenRC with nfsmount': tree({
    'diskless/node21/sbin/openrc': '',
    'diskless/node21/etc/init.d/nfsmount': '',
    'diskless/node21/etc/runlevels/default/nfsmount': '',
  }),
  'a mount with locks': mount('192.168.1.1:/opt /opt nfs rw 0 0'),
  'a mount with locks, and no program for them': mount('192.168.1.1:/opt /opt nfs rw 0 0', {
    'diskless/node21/sbin/rpc.statd': undefined,
    'diskless/node21/sbin/rpcbind': undefined,
  }),
  'a mount with locks, and no support of them': mount(
    '192.168.1.1:/opt /opt nfs rw 0 0',
    symbols('CONFIG_LOCKD', '# CONFIG_LOCKD is not set'),
  ),
  'a mount that is written to, and exported read-only': tree({
    [EXPORTS]: `${ROOT} 192.168.1.21${ALL}\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n`,
  }),
  'a mount that is read, and exported read-only': mount('192.168.1.1:/opt /opt nfs ro,nolock 0 0', {
    [EXPORTS]: `${ROOT} 192.168.1.21${ALL}\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n`,
  }),
  'a mount that is exported to another': tree({
    [EXPORTS]: `${ROOT} 192.168.1.21${ALL}\n/opt 192.168.1.22${ALL}\n`,
  }),
  'a mount of a folder that is not there': mount('192.168.1.1:/optt /opt nfs rw,nolock 0 0', {
    [EXPORTS]: `${ROOT} 192.168.1.21${ALL}\n/optt 192.168.1.21${ALL}\n`,
  }),
  'a mount of this machine itself': mount('127.0.0.1:/opt /opt nfs rw,nolock 0 0'),
  'a mount of localhost': mount('localhost:/opt /opt nfs rw,nolock 0 0'),
  'a mount of a name that hosts has': mount('master:/opt /opt nfs rw,nolock 0 0', {
    'diskless/node21/etc/hosts': '127.0.0.1 localhost\n192.168.1.1 master\n',
  }),
  'a mount of a name that hosts has not': mount('master:/opt /opt nfs rw,nolock 0 0', {
    'diskless/node21/etc/hosts': '127.0.0.1 localhost\n',
  }),
  'a mount of a name that hosts has not, and files alone are asked': mount(
    'master:/opt /opt nfs rw,nolock 0 0',
    {
      'diskless/node21/etc/hosts': '127.0.0.1 localhost\n',
      'diskless/node21/etc/nsswitch.conf': 'hosts: files\n',
    },
  ),
  'a mount of a name that leads to the node itself': mount('master:/opt /opt nfs rw,nolock 0 0', {
    'diskless/node21/etc/hosts': '127.0.0.1 localhost master\n',
  }),
  'a mount below another, the inner one first': mount(
    '192.168.1.1:/opt/a /opt/a nfs rw,nolock 0 0\n192.168.1.1:/opt /opt nfs rw,nolock 0 0',
    { 'opt/a/x': '', 'diskless/node21/opt/a/x': '' },
  ),
  'a mount below another, the outer one first': mount(
    '192.168.1.1:/opt /opt nfs rw,nolock 0 0\n192.168.1.1:/opt/a /opt/a nfs rw,nolock 0 0',
    { 'opt/a/x': '', 'diskless/node21/opt/a/x': '' },
  ),
  'a mount over UDP': mount('192.168.1.1:/opt /opt nfs rw,nolock,udp 0 0'),
  'a mount by version 4': mount(
    '192.168.1.1:/opt /opt nfs4 rw 0 0',
    symbols('CONFIG_NFS_V4', 'CONFIG_NFS_V4=y'),
  ),
  'a mount by version 4.2': mount(
    '192.168.1.1:/opt /opt nfs rw,vers=4.2 0 0',
    symbols('CONFIG_NFS_V4', 'CONFIG_NFS_V4=y'),
  ),
  'a disk': mount('/dev/sda1 /opt ext4 defaults 0 2'),
  'a disk, and no driver for its file system': mount(
    '/dev/sda1 /opt xfs defaults 0 2',
    symbols('CONFIG_XFS_FS', '# CONFIG_XFS_FS is not set'),
  ),
  'a disk that may be missing': mount('/dev/sda1 /opt ext4 nofail 0 2'),
  'a file system of memory': mount('tmpfs /opt tmpfs size=10M,mode=1777 0 0'),
  'a file system of memory that is not built': mount(
    'tmpfs /opt tmpfs size=10M 0 0',
    symbols('CONFIG_TMPFS=y', '# CONFIG_TMPFS is not set'),
  ),
  'a file system of memory with a wrong mode': mount('tmpfs /opt tmpfs mode=999 0 0'),
  'a file system of memory with a wrong word': mount('tmpfs /opt tmpfs siez=10M 0 0'),
  'proc from another source': mount('sysfs /proc proc defaults 0 0'),
  'sysfs on proc': mount('proc /proc sysfs defaults 0 0'),
  'devpts without a kernel for it': mount(
    'devpts /dev/pts devpts defaults 0 0',
    symbols('CONFIG_UNIX98_PTYS', '# CONFIG_UNIX98_PTYS is not set'),
  ),
  'an overlay on NFS': mount(
    'overlay /opt overlay lowerdir=/usr,upperdir=/var/u,workdir=/var/w 0 0',
    symbols('CONFIG_OVERLAY_FS', 'CONFIG_OVERLAY_FS=y'),
  ),
  'an overlay in memory': mount(
    'tmpfs /var tmpfs defaults 0 0\noverlay /opt overlay lowerdir=/usr,upperdir=/var/u,workdir=/var/w 0 0',
    symbols('CONFIG_OVERLAY_FS', 'CONFIG_OVERLAY_FS=y'),
  ),
  'an overlay that the kernel has not': mount(
    'overlay /opt overlay lowerdir=/usr,upperdir=/tmp/u,workdir=/tmp/w 0 0',
    symbols('CONFIG_OVERLAY_FS', '# CONFIG_OVERLAY_FS is not set'),
  ),
  'CIFS without its helper': mount('//192.168.1.1/opt /opt cifs guest 0 0'),
  'FUSE without its helper': mount('sshfs#192.168.1.1:/opt /opt fuse defaults 0 0'),
  'options for everybody misspelt': mount('192.168.1.1:/opt /opt nfs rw,nolock,noatme 0 0'),
  'options for everybody misspelt, in memory': mount('tmpfs /opt tmpfs noatme 0 0'),
  'a swap file on NFS that the kernel cannot swap to': mount('/swapfile none swap sw 0 0', {
    'srv/tftp/vmlinuz.config': `${symbols('CONFIG_NFS_SWAP', '# CONFIG_NFS_SWAP is not set')['srv/tftp/vmlinuz.config']}`,
  }),
  'a swap file on NFS that the kernel swaps to': mount(
    '/swapfile none swap sw 0 0',
    symbols('CONFIG_NFS_SWAP', 'CONFIG_NFS_SWAP=y'),
  ),
  'a swap file on NFS, and no kernel that is known': mount('/swapfile none swap sw 0 0', {
    'srv/tftp/vmlinuz.config': undefined,
  }),
  'a swap file on a mount of its own': mount(
    'tmpfs /opt tmpfs defaults 0 0\n/opt/swap none swap sw 0 0',
    symbols('CONFIG_NFS_SWAP', '# CONFIG_NFS_SWAP is not set'),
  ),
  'a swap file that may be missing': mount(
    '/swapfile none swap sw,nofail 0 0',
    symbols('CONFIG_NFS_SWAP', '# CONFIG_NFS_SWAP is not set'),
  ),
  'programs that nobody may start': mount('192.168.1.1:/opt /usr nfs ro,nolock,user 0 0', {
    'diskless/node21/usr/x': '',
  }),
  'programs that do not become root': mount('192.168.1.1:/opt /usr nfs ro,nolock,nosuid 0 0', {
    'diskless/node21/usr/x': '',
  }),
  'a mount with a blank before the options of its export': tree({
    [EXPORTS]: `${ROOT} 192.168.1.21${ALL}\n/opt 192.168.1.21 ${ALL}\n`,
  }),
  'a mount of which only the default is known': tree({
    [EXPORTS]: `${ROOT} 192.168.1.21${ALL}\n/opt 192.168.1.21(sync,no_subtree_check)\n`,
  }),
  'a mount that is read-write by default, and exported read-only': mount(
    '192.168.1.1:/opt /opt nfs nolock 0 0',
    {
      [EXPORTS]: `${ROOT} 192.168.1.21${ALL}\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n`,
    },
  ),
  ...Object.fromEntries(
    ['devfs', 'usbfs', 'usbdevfs', 'mfs', 'ext9', 'nfs5'].flatMap((type) =>
      ['2.4.37', '2.6.32', '3.0.0', '3.4.9', '3.5.0', '6.1.0'].map((version): [string, Told] => [
        `${type} with a kernel ${version}`,
        mount(`none /opt ${type} defaults 0 0`, symbols('6.1.0', version)),
      ]),
    ),
  ),
  'devfs, and no kernel that is known': mount('none /opt devfs defaults 0 0', {
    'srv/tftp/vmlinuz.config': undefined,
  }),
  ...Object.fromEntries(
    [
      'tmpfs tmpfs defaults',
      '192.168.1.1:/opt nfs nolock',
      '192.168.1.1:/opt nfs4 defaults',
      '/dev/sda1 ext4 nofail',
      'none nfsd defaults',
      'none xnfs defaults',
    ].map((line): [string, Told] => {
      const [source, type, words] = line.split(' ');
      return [
        `an overlay over ${type}`,
        mount(
          `${source} /var ${type} ${words} 0 0\noverlay /opt overlay lowerdir=/usr,upperdir=/var/u,workdir=/var/w 0 0`,
          symbols('CONFIG_OVERLAY_FS', 'CONFIG_OVERLAY_FS=y'),
        ),
      ];
    }),
  ),
  'an overlay without an upper folder': mount(
    'overlay /opt overlay lowerdir=/usr:/bin 0 0',
    symbols('CONFIG_OVERLAY_FS', 'CONFIG_OVERLAY_FS=y'),
  ),
  ...Object.fromEntries(
    ['nfs vers=3,nolock', 'nfs vers=4', 'nfs4 defaults', 'nfs nolock'].flatMap((how) => {
      const [type, words] = how.split(' ');
      return (['', ',crossmnt', ',nohide'] as const).map((option): [string, Told] => [
        `a mount with ${words} of ${type}, and an export below it${option}`,
        mount(`192.168.1.1:/opt /opt ${type} ${words} 0 0`, {
          ...symbols('CONFIG_NFS_V4', 'CONFIG_NFS_V4=y'),
          'opt/a/x': '',
          [EXPORTS]: `${ROOT} 192.168.1.21${ALL}\n/opt 192.168.1.21${ALL.replace(')', option === ',crossmnt' ? ',crossmnt)' : ')')}\n/opt/a 192.168.1.21${ALL.replace(')', option === ',nohide' ? ',nohide)' : ')')}\n`,
          'etc/fstab': '/dev/sdb1 /opt ext4 defaults 0 2\n/dev/sdb2 /opt/a ext4 defaults 0 2\n',
        }),
      ]);
    }),
  ),
  'a mount on a file': mount('192.168.1.1:/opt /file nfs nolock 0 0', { 'diskless/node21/file': '' }),
  'a file that is bound to a file': mount('/opt/x /file none bind 0 0', { 'diskless/node21/file': '' }),
  'a mount below another that is not there yet': mount(
    'tmpfs /opt tmpfs defaults 0 0\ntmpfs /opt/a/b tmpfs defaults 0 0',
  ),
  'a mount below nothing': mount('tmpfs /none/a tmpfs defaults 0 0'),
  'a line that is remounted': tree({ [FSTAB]: `${fstab.replace('rw,vers=3', 'rw,vers=3,proto=udp')}` }),
};
