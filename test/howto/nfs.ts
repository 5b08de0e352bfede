/** The listings of the HOWTO's fifth section: the NFS server, and the mounts of the node. */
import { type Listing, nothing } from './listing.js';
import { CONFIG, DHCPD, EXPORTS, FSTAB, link, put, remove, SERVER_KERNEL, sub, symbol } from './site.js';

const NFS = 'etc/conf.d/nfs';

export const nfs: readonly Listing[] = [
  nothing('5.1', "looking for NFS in the server kernel's configuration"),
  {
    number: '5.2',
    shows: 'what has to be found there',
    reads: '`.config_master`: the NFS server, its versions and TCP, packet sockets',
    planted: [
      {
        mistake: 'no TCP, as the HOWTO has it',
        edits: [symbol(SERVER_KERNEL, 'NFSD_TCP', 'n')],
        rule: 'kernel/nfsd-version',
        at: [SERVER_KERNEL, 'CONFIG_NFSD_TCP'],
      },
      {
        mistake: 'the client in place of the server',
        edits: [symbol(SERVER_KERNEL, 'NFSD', 'n')],
        rule: 'kernel/nfsd-missing',
        at: [SERVER_KERNEL, 'CONFIG_NFSD'],
      },
      {
        mistake: 'version 4 asked for, and not built',
        edits: [
          sub(CONFIG, 'nfsvers=3', 'nfsvers=4'),
          symbol('usr/src/linux/.config', 'NFS_V4', 'y'),
          sub(FSTAB, /nfsvers=3/, 'nfsvers=4'),
        ],
        rule: 'kernel/nfsd-version',
        at: [SERVER_KERNEL, 'CONFIG_NFSD_V4'],
      },
    ],
    harmless: [{ what: 'version 4 beside version 3', edits: [symbol(SERVER_KERNEL, 'NFSD_V4', 'y')] }],
  },
  nothing('5.3', 'installing nfs-utils'),
  nothing('5.4', 'the names of the files'),
  {
    number: '5.5',
    shows: 'the exports',
    reads:
      'paths, clients and options as exportfs and mountd take them: who may mount what, and with which rights',
    planted: [
      {
        mistake: 'a blank before the options',
        edits: [sub(EXPORTS, '192.168.1.21   192.168.1.21(', '192.168.1.21   192.168.1.21 (')],
        rule: 'exports/space-before-options',
        at: [EXPORTS, '/diskless'],
      },
      {
        mistake: 'another machine',
        edits: [sub(EXPORTS, '192.168.1.21   192.168.1.21(', '192.168.1.21   192.168.1.22(')],
        rule: 'nfsroot/client-not-allowed',
        at: [EXPORTS, '192.168.1.22'],
      },
      {
        mistake: 'a slip in an option',
        edits: [sub(EXPORTS, 'rw,no_subtree_check,no_root_squash', 'rw,no_subtree_check,no_root_sqash')],
        rule: 'exports/unknown-option',
        at: [EXPORTS, 'no_root_sqash'],
      },
      {
        mistake: 'the root read-only',
        edits: [sub(EXPORTS, '192.168.1.21(sync,rw', '192.168.1.21(sync,ro')],
        rule: 'nfsroot/exported-ro',
        at: [EXPORTS, '/diskless'],
      },
      {
        mistake: 'root taken for nobody',
        edits: [sub(EXPORTS, ',no_root_squash', '')],
        rule: 'nfsroot/root-squashed',
        at: [EXPORTS, '/diskless'],
      },
      {
        mistake: 'a star in an address',
        edits: [sub(EXPORTS, '/opt   192.168.1.0/24', '/opt   192.168.1.*')],
        rule: 'exports/ip-wildcard',
        at: [EXPORTS, '192.168.1.*'],
      },
      {
        mistake: 'the root not exported at all',
        edits: [sub(EXPORTS, /^\/diskless.*\n/m, '')],
        rule: 'nfsroot/not-exported',
        at: [DHCPD, 'root-path'],
      },
      {
        mistake: 'what the log of the server says then',
        edits: [sub(EXPORTS, /^\/diskless.*\n/m, '')],
        says: 'Nov  8 03:04:05 master mountd[3]: refused mount request from 192.168.1.21 for /diskless/192.168.1.21 (/): not exported',
        rule: 'nfsroot/not-exported',
        at: [DHCPD, 'root-path'],
      },
    ],
    harmless: [
      {
        what: 'two clients of one path',
        edits: [sub(EXPORTS, '/opt   ', '/opt   192.168.2.0/24(sync,ro,no_subtree_check) ')],
      },
      {
        what: 'the network with its mask',
        edits: [sub(EXPORTS, '/opt   192.168.1.0/24', '/opt   192.168.1.0/255.255.255.0')],
      },
    ],
  },
  {
    number: '5.6',
    shows: "the node's fstab",
    reads:
      'each line as mount and mount.nfs read it, against the exports, the hosts file and the folders of the root',
    planted: [
      {
        mistake: 'a path that is not exported',
        edits: [sub(FSTAB, 'master:/opt ', 'master:/srv ')],
        rule: 'fstab/source-not-exported',
        at: [FSTAB, 'master:/srv'],
      },
      {
        mistake: 'an option with a slip in it',
        edits: [sub(FSTAB, 'sync,hard,ro,nolock', 'sync,hard,ro,nolok')],
        rule: 'fstab/unknown-option',
        at: [FSTAB, 'nolok'],
      },
      {
        mistake: 'locks without rpc.statd, as the HOWTO has it',
        edits: [
          sub(
            FSTAB,
            'hard,rw,nolock,nfsvers=3,tcp                 0 0',
            'hard,rw,nfsvers=3,tcp                        0 0',
          ),
        ],
        rule: 'fstab/var-lock',
        at: [FSTAB, '/var/log'],
      },
      {
        mistake: 'other sizes than the kernel mounted the root with',
        edits: [sub(FSTAB, 'rw,nolock,nfsvers=3,tcp,rsize=32768', 'rw,nolock,nfsvers=3,tcp,rsize=8192')],
        rule: 'fstab/root-remount-differs',
        at: [FSTAB, 'rsize=8192'],
      },
      {
        mistake: 'version 4 for one line, which neither kernel has',
        edits: [
          sub(
            FSTAB,
            '/usr      nfs     sync,hard,ro,nolock,nfsvers=3',
            '/usr      nfs     sync,hard,ro,nolock,nfsvers=4',
          ),
        ],
        rule: 'fstab/protocol-not-offered',
        at: [FSTAB, '/usr '],
      },
      {
        mistake: 'written to, and exported read-only',
        edits: [sub(FSTAB, '/opt      nfs     sync,hard,ro', '/opt      nfs     sync,hard,rw')],
        rule: 'fstab/rw-on-ro-export',
        at: [FSTAB, '/opt'],
      },
      {
        mistake: 'a file system that there is no longer',
        edits: [
          sub(
            FSTAB,
            'none                            /tmp ',
            'none /proc mfs dfsa=1 0 0\nnone                            /tmp ',
          ),
        ],
        rule: 'fstab/unknown-filesystem',
        at: [FSTAB, 'mfs'],
      },
      {
        mistake: 'what the screen shows of a mount that is refused',
        edits: [sub(FSTAB, 'master:/opt ', 'master:/srv ')],
        says: 'mount.nfs: access denied by server while mounting master:/srv',
        rule: 'fstab/source-not-exported',
        at: [FSTAB, 'master:/srv'],
      },
    ],
    harmless: [
      { what: 'the address in place of the name', edits: [sub(FSTAB, 'master:/opt ', '192.168.1.1:/opt ')] },
      {
        what: 'a line that is not mounted at boot',
        edits: [
          sub(
            FSTAB,
            'none                            /tmp ',
            'master:/srv /mnt nfs noauto,nolock 0 0\nnone                            /tmp ',
          ),
        ],
      },
    ],
  },
  {
    number: '5.7',
    shows: 'settings of the NFS server',
    reads: 'how many threads it has, and which versions mountd serves',
    planted: [
      {
        mistake: 'no threads',
        edits: [sub(NFS, 'RPCNFSDCOUNT=8', 'RPCNFSDCOUNT=0')],
        rule: 'svc/nfsd-no-threads',
        at: [NFS, 'RPCNFSDCOUNT'],
      },
      {
        mistake: 'no threads, in quotes',
        edits: [sub(NFS, 'RPCNFSDCOUNT=8', 'RPCNFSDCOUNT="0"')],
        rule: 'svc/nfsd-no-threads',
        at: [NFS, 'RPCNFSDCOUNT'],
      },
      {
        mistake: 'a word for the number',
        edits: [sub(NFS, 'RPCNFSDCOUNT=8', 'RPCNFSDCOUNT=eight')],
        rule: 'svc/nfsd-threads-low',
        at: [NFS, 'RPCNFSDCOUNT'],
      },
      {
        mistake: 'blanks beside the sign',
        edits: [sub(NFS, 'RPCNFSDCOUNT=8', 'RPCNFSDCOUNT = 8')],
        rule: 'settings/syntax',
        at: [NFS, 'RPCNFSDCOUNT'],
      },
      {
        mistake: 'mountd without version 3',
        edits: [sub(NFS, 'RPCMOUNTDOPTS=""', 'RPCMOUNTDOPTS="--no-nfs-version 3"')],
        rule: 'nfsroot/version-not-offered',
        at: [NFS, 'RPCMOUNTDOPTS'],
      },
      {
        mistake: 'a quote that nothing closes',
        edits: [sub(NFS, 'RPCMOUNTDOPTS=""', 'RPCMOUNTDOPTS="')],
        rule: 'settings/syntax',
        at: [NFS],
      },
    ],
    harmless: [
      { what: 'a port for mountd', edits: [sub(NFS, 'RPCMOUNTDOPTS=""', 'RPCMOUNTDOPTS="-p 32767"')] },
      { what: 'a thread for each of 16 nodes', edits: [sub(NFS, 'RPCNFSDCOUNT=8', 'RPCNFSDCOUNT=16')] },
    ],
  },
  nothing('5.8', 'starting the NFS server'),
  {
    number: '5.9',
    shows: 'the NFS server in a runlevel',
    reads: 'the runlevels of the server, and units of systemd',
    planted: [
      {
        mistake: 'not added',
        edits: [remove('etc/runlevels/default/nfs')],
        rule: 'svc/service-not-started',
        at: ['etc/runlevels/default'],
      },
      {
        mistake: 'the mounts of a client added in its place',
        edits: [remove('etc/runlevels/default/nfs'), put('etc/runlevels/default/nfsmount', '')],
        rule: 'svc/service-not-started',
        at: ['etc/runlevels/default'],
      },
      {
        mistake: 'the unit of systemd masked',
        edits: [
          remove('etc/runlevels/default/nfs'),
          link('etc/systemd/system/nfs-server.service', '/dev/null'),
        ],
        rule: 'svc/service-not-started',
        at: ['etc/systemd/system/nfs-server.service'],
      },
    ],
    harmless: [
      {
        what: 'in another runlevel',
        edits: [remove('etc/runlevels/default/nfs'), put('etc/runlevels/boot/nfs', '')],
      },
    ],
  },
];
