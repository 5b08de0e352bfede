/** The listings of the HOWTO's second section: kernels, and the tree of the node's root. */
import { type Listing, nothing } from './listing.js';
import {
  CONFIG,
  DHCPD,
  directory,
  FSTAB,
  KERNEL,
  link,
  mode,
  move,
  put,
  ROOT,
  remove,
  SERVER_KERNEL,
  sub,
  symbol,
  TFTP,
} from './site.js';

export const kernels: readonly Listing[] = [
  nothing('2.1', 'opening the menu of the server kernel'),
  nothing('2.2', "keeping a copy of the server kernel's configuration"),
  {
    number: '2.3',
    shows: "options of the boot server's kernel",
    reads:
      '`.config_master` as the configuration of the boot server: packet sockets, NFS server and its versions',
    planted: [
      {
        mistake: 'no packet sockets',
        edits: [symbol(SERVER_KERNEL, 'PACKET', 'n')],
        rule: 'kernel/dhcpd-sockets',
        at: [SERVER_KERNEL, 'CONFIG_PACKET'],
      },
      {
        mistake: 'no NFS server',
        edits: [symbol(SERVER_KERNEL, 'NFSD', 'n')],
        rule: 'kernel/nfsd-missing',
        at: [SERVER_KERNEL, 'CONFIG_NFSD'],
      },
      {
        mistake: 'an NFS server without version 3',
        edits: [symbol(SERVER_KERNEL, 'NFSD_V3', 'n')],
        rule: 'kernel/nfsd-version',
        at: [SERVER_KERNEL, 'CONFIG_NFSD_V3'],
      },
    ],
    harmless: [
      { what: 'the NFS server as a module', edits: [symbol(SERVER_KERNEL, 'NFSD', 'm')] },
      { what: 'no configuration of the boot server at all', edits: [remove(SERVER_KERNEL)] },
    ],
  },
  nothing('2.4', 'building the server kernel'),
  nothing('2.5', 'keeping a copy of the configuration as `.config_master`'),
  nothing('2.6', 'beginning the configuration of the node kernel from that copy'),
  nothing('2.7', 'opening the menu of the node kernel'),
  {
    number: '2.8',
    shows: "options of the node's kernel",
    reads:
      'the `.config` that belongs to the image which the loader names: sockets, ip=, NFS and its versions, the network card',
    planted: [
      {
        mistake: 'no NFS root',
        edits: [symbol(KERNEL, 'ROOT_NFS', 'n')],
        rule: 'kernel/root-nfs-missing',
        at: [KERNEL, 'CONFIG_ROOT_NFS'],
      },
      {
        mistake: 'NFS as a module',
        edits: [
          symbol(KERNEL, 'NFS_FS', 'm'),
          symbol(KERNEL, 'ROOT_NFS', 'n'),
          symbol(KERNEL, 'MODULES', 'y'),
        ],
        rule: 'kernel/root-nfs-missing',
        at: [KERNEL, 'CONFIG_ROOT_NFS'],
      },
      {
        mistake: 'no DHCP in ip=',
        edits: [symbol(KERNEL, 'IP_PNP_DHCP', 'n')],
        rule: 'kernel/ip-pnp-dhcp-missing',
        at: [KERNEL, 'CONFIG_IP_PNP_DHCP'],
      },
      {
        mistake: 'no version 3',
        edits: [symbol(KERNEL, 'NFS_V3', 'n')],
        rule: 'kernel/nfs-version-missing',
        at: [KERNEL, 'CONFIG_NFS_V3'],
      },
      {
        mistake: 'no driver for a network card',
        edits: [symbol(KERNEL, 'VIA_RHINE', 'n')],
        rule: 'kernel/nic-not-builtin',
        at: [KERNEL],
      },
    ],
    harmless: [
      { what: 'another card', edits: [symbol(KERNEL, 'VIA_RHINE', 'n'), symbol(KERNEL, 'E1000', 'y')] },
      { what: 'BOOTP beside DHCP', edits: [symbol(KERNEL, 'IP_PNP_BOOTP', 'y')] },
    ],
  },
  nothing('2.9', 'building the node kernel'),
  {
    number: '2.10',
    shows: 'the kernel among the boot files',
    reads:
      'whether the image is there, by the name that the loader asks for, and whether the server may read it',
    planted: [
      {
        mistake: 'not copied',
        edits: [remove(`${TFTP}/bzImage`)],
        rule: 'pxe/kernel-missing',
        at: [CONFIG, 'bzImage'],
      },
      {
        mistake: 'copied under another name',
        edits: [move(`${TFTP}/bzImage`, `${TFTP}/bzimage`)],
        rule: 'pxe/kernel-missing',
        at: [CONFIG, 'bzImage'],
      },
      {
        mistake: 'readable for its owner only',
        edits: [mode(`${TFTP}/bzImage`, 0o600)],
        rule: 'svc/tftp-file-unreadable',
        at: [CONFIG, 'bzImage'],
      },
      {
        mistake: 'copied beside the boot files, and named by its path on the server',
        edits: [
          move(`${TFTP}/bzImage`, 'diskless/bzImage'),
          sub(CONFIG, 'KERNEL bzImage', 'KERNEL /diskless/bzImage'),
        ],
        rule: 'pxe/kernel-missing',
        at: [CONFIG, '/diskless/bzImage'],
      },
    ],
    harmless: [
      {
        what: 'a kernel for each architecture',
        edits: [
          move(`${TFTP}/bzImage`, `${TFTP}/bzImage_via`),
          sub(CONFIG, 'KERNEL bzImage', 'KERNEL bzImage_via'),
          sub('diskless-lint.json', 'boot/bzImage', 'boot/bzImage_via'),
        ],
      },
    ],
  },
  {
    number: '2.11',
    shows: "the folder of the node's root",
    reads: 'whether the path that the kernel mounts is there, exported, and the same in every file',
    planted: [
      {
        mistake: 'not made under that name',
        edits: [move(ROOT, 'diskless/slave21')],
        rule: 'nfsroot/directory-missing',
        at: [CONFIG, 'nfsroot='],
      },
      {
        mistake: 'another path in DHCP than for the kernel',
        edits: [sub(DHCPD, '/diskless/192.168.1.21,', '/diskless/192.168.1.12,')],
        rule: 'nfsroot/root-path-mismatch',
        at: [DHCPD, 'root-path'],
      },
      {
        mistake: 'another path for the kernel than on the disk',
        edits: [sub(CONFIG, '/diskless/192.168.1.21,', '/diskless/192.168.1.12,')],
        rule: 'nfsroot/not-exported',
        at: [CONFIG, 'nfsroot='],
      },
    ],
    harmless: [
      {
        what: 'named by the host, in every file',
        edits: [
          move(ROOT, 'diskless/slave21'),
          sub(CONFIG, '/diskless/192.168.1.21,', '/diskless/slave21,'),
          sub(DHCPD, '/diskless/192.168.1.21,', '/diskless/slave21,'),
          sub('etc/exports', '/diskless/192.168.1.21 ', '/diskless/slave21 '),
          (tree) =>
            sub(
              'diskless/slave21/etc/fstab',
              'master:/diskless/192.168.1.21',
              'master:/diskless/slave21',
            )(tree),
        ],
      },
    ],
  },
  {
    number: '2.12',
    shows: "the server's /etc copied into the root",
    reads:
      "the root's own `etc/fstab`, `etc/hosts` and runlevels, where something of the server is left in them",
    planted: [
      {
        mistake: 'the server links of the runlevel copied, too',
        edits: [link(`${ROOT}/etc/runlevels/default/dhcpd`, '/etc/init.d/dhcpd')],
        rule: 'roottree/server-services-copied',
        at: [`${ROOT}/etc/runlevels/default/dhcpd`],
      },
      {
        mistake: "the server's own disk left in fstab",
        edits: [
          sub(
            FSTAB,
            'none                            /proc',
            '/dev/hda3  /  ext3  noatime  0 1\nnone                            /proc',
          ),
        ],
        rule: 'fstab/local-disk-entry',
        at: [FSTAB, '/dev/hda3'],
      },
      {
        mistake: 'hosts of the server, which has 127.0.1.1 for its own name',
        edits: [sub(`${ROOT}/etc/hosts`, '192.168.1.1 ', '127.0.1.1 ')],
        rule: 'fstab/server-loopback',
        at: [`${ROOT}/etc/hosts`, '127.0.1.1'],
      },
      {
        mistake: 'hosts with a slip in the address of the server',
        edits: [sub(`${ROOT}/etc/hosts`, '192.168.1.1 ', '192.168.1.11 ')],
        rule: 'svc/hosts-other-address',
        at: [`${ROOT}/etc/hosts`, '192.168.1.11'],
      },
      {
        mistake: 'hosts of the server, which does not name itself',
        edits: [put(`${ROOT}/etc/hosts`, '127.0.0.1 localhost\n')],
        rule: 'fstab/server-unresolvable',
        at: [FSTAB, 'master:'],
      },
    ],
    harmless: [
      {
        what: 'more lines in hosts',
        edits: [put(`${ROOT}/etc/hosts`, '127.0.0.1 localhost\n192.168.1.1 master\n192.168.1.22 slave22\n')],
      },
    ],
  },
  {
    number: '2.13',
    shows: 'mount points and folders of the root',
    reads: "whether the folders that fstab mounts on are there, and who may write to the root's /tmp",
    planted: [
      {
        mistake: 'no proc',
        edits: [remove(`${ROOT}/proc`)],
        rule: 'fstab/mountpoint-missing',
        at: [FSTAB, '/proc'],
      },
      {
        mistake: 'no opt',
        edits: [remove(`${ROOT}/opt`)],
        rule: 'fstab/mountpoint-missing',
        at: [FSTAB, '/opt'],
      },
      {
        mistake: 'no var/log',
        edits: [remove(`${ROOT}/var/log`)],
        rule: 'fstab/mountpoint-missing',
        at: [FSTAB, '/var/log'],
      },
      {
        mistake: 'tmp for all to write, as the HOWTO has it',
        edits: [mode(`${ROOT}/tmp`, 0o777), sub(FSTAB, /^none +\/tmp .*\n/m, '')],
        rule: 'roottree/tmp-mode',
        at: [`${ROOT}/tmp`],
      },
    ],
    harmless: [{ what: 'one folder more', edits: [directory(`${ROOT}/mfs`)] }],
  },
  {
    number: '2.14',
    shows: 'the console of the root',
    reads: 'whether dev/console is there, for kernels that take that of the root',
    planted: [
      {
        mistake: 'made under another name',
        edits: [move(`${ROOT}/dev/console`, `${ROOT}/dev/consol`)],
        rule: 'roottree/console-missing',
        at: [`${ROOT}/dev`],
      },
      {
        mistake: 'another device made instead',
        edits: [move(`${ROOT}/dev/console`, `${ROOT}/dev/tty1`)],
        rule: 'roottree/console-missing',
        at: [`${ROOT}/dev`],
      },
      {
        mistake: 'what the screen shows then',
        edits: [move(`${ROOT}/dev/console`, `${ROOT}/dev/null`)],
        says: 'Warning: unable to open an initial console.',
        rule: 'roottree/console-missing',
        at: [`${ROOT}/dev`],
      },
    ],
    harmless: [{ what: 'more devices', edits: [put(`${ROOT}/dev/null`, '')] }],
  },
];
