/** Settings of servers of NFS, each beside a site that boots but for them. */
import type { Told } from '../told.js';
import { ALL, at, DHCP, dhcp, EXPORTS, FSTAB, OWN, ROOT, symbols, tree, two, WORD } from './site.js';

const NFSD = 'etc/default/nfs-kernel-server';

/** Settings of the server of NFS. */
export const serverSites: Readonly<Record<string, Told>> = {
  'no threads': tree({ [NFSD]: 'RPCNFSDCOUNT=0\n' }),
  'threads that are no number': tree({ [NFSD]: 'RPCNFSDCOUNT=many\n' }),
  'a name in hosts with another address': tree({ 'etc/hosts': '192.168.1.12 node21\n' }),
  'two names in hosts with another address': tree({ 'etc/hosts': '192.168.1.12 node21 node21.lab\n' }),
  'a name in hosts at 127.0.0.1': tree({ 'etc/hosts': '127.0.1.1 node21\n' }),
  'a name in hosts with two addresses': tree({ 'etc/hosts': '192.168.1.12 node21\n192.168.1.21 node21\n' }),
  'a name in hosts in another network': tree({ 'etc/hosts': '10.0.0.21 node21\n' }),
  'a name in the hosts of a node with another address': tree({
    'diskless/node21/etc/hosts': '192.168.1.12 node21\n',
  }),
  'a name in both hosts with another address': tree({
    'etc/hosts': '192.168.1.12 node21\n',
    'diskless/node21/etc/hosts': '192.168.1.12 node21\n',
  }),
  'the server in the hosts of a node with another address': tree({
    'etc/hosts': '192.168.1.1 master\n',
    'diskless/node21/etc/hosts': '192.168.1.2 master\n',
  }),
  'the server in its hosts with another address': tree({
    'etc/hosts': '192.168.1.2 master\n',
    'diskless/node21/etc/hosts': '192.168.1.1 master\n',
  }),
  'a name of no machine in two hosts': tree({
    'etc/hosts': '192.168.1.40 printer\n',
    'diskless/node21/etc/hosts': '192.168.1.41 printer\n',
  }),
  'a name in hosts, and no DHCP server': tree({ 'etc/hosts': '192.168.1.12 node21\n', [DHCP]: undefined }),
  ...Object.fromEntries(
    [
      '--prot 33333',
      '--nothing',
      '--port many',
      '--port',
      '-z',
      '--no-nfs-version nine',
      '--manage-gid',
      'word',
    ].map((words): [string, Told] => [
      `words of mountd: ${words}`,
      tree({ [NFSD]: `RPCMOUNTDOPTS="${words}"\n` }),
    ]),
  ),
  ...Object.fromEntries(
    ['8 --prot', '-z 8', '--nothing 8', '8 --host master', '--grace-time x 8'].map(
      (words): [string, Told] => [`words of nfsd: ${words}`, tree({ [NFSD]: `RPCNFSDCOUNT="${words}"\n` })],
    ),
  ),
  'settings of a DHCP server under an old name': tree({
    'etc/init.d/dhcpd': '',
    'etc/conf.d/dhcp': 'DHCPD_IFACE="eth0"\n',
  }),
  'settings of a DHCP server under both names': tree({
    'etc/init.d/dhcpd': '',
    'etc/conf.d/dhcp': 'DHCPD_IFACE="eth0"\n',
    'etc/conf.d/dhcpd': 'DHCPD_IFACE="eth0"\n',
  }),
  'a script of a DHCP server without settings': tree({ 'etc/init.d/dhcpd': '' }),
  'settings of a DHCP server without its script': tree({ 'etc/conf.d/dhcp': 'DHCPD_IFACE="eth0"\n' }),
  'a folder for all roots with a slip': tree({
    'etc/nfs.conf': '[exports]\nrootdir=/srv/nfss\n',
    'srv/nfs/diskless/node21/x': '',
  }),
  'few threads': tree({ [NFSD]: 'RPCNFSDCOUNT=1\n' }),
  'threads that are read nowhere': tree({
    [NFSD]: 'RPCNFSDCOUNT="8"\n',
    'etc/nfs.conf': '[nfsd]\nthreads=4\n',
  }),
  'no version 3 by nfs.conf': tree({ 'etc/nfs.conf': '[nfsd]\nvers3=n\n' }),
  'no version 4 by nfs.conf': tree({ 'etc/nfs.conf': '[nfsd]\nvers4=n\n' }),
  'no TCP by nfs.conf': tree({ 'etc/nfs.conf': '[nfsd]\ntcp=n\n' }),
  'another address by nfs.conf': tree({ 'etc/nfs.conf': '[nfsd]\nhost=10.0.0.1\n' }),
  'another port by nfs.conf': tree({ 'etc/nfs.conf': '[nfsd]\nport=2050\n' }),
  'a folder for all roots by nfs.conf': tree({ 'etc/nfs.conf': '[exports]\nrootdir=/srv/nfs\n' }),
  'a folder for all roots by nfs.conf, that is there': tree({
    'etc/nfs.conf': '[exports]\nrootdir=/srv/nfs\n',
    'srv/nfs/diskless/node21/x': '',
  }),
  'no version 3 by words of mountd': tree({ [NFSD]: 'RPCMOUNTDOPTS="--no-nfs-version 3"\n' }),
  'a port for mountd': tree({ [NFSD]: 'RPCMOUNTDOPTS="--port 33333"\n' }),
  'a quote that nothing closes': tree({ [NFSD]: 'RPCNFSDCOUNT="8\n' }),
  'a root that asks for version 4': tree({
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:${ROOT},vers=4 ip=dhcp rw\n`,
    ...symbols('CONFIG_NFS_V4', 'CONFIG_NFS_V4=y'),
    'etc/nfs.conf': '[nfsd]\nvers4=n\n',
  }),
  'a root over UDP': tree({
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:${ROOT},vers=3,udp ip=dhcp rw\n`,
    'etc/nfs.conf': '[nfsd]\nudp=n\n',
  }),
  'a server whose kernel has no NFS': tree({
    'boot/config-6.1.0': '# Linux/x86 6.1.0 Kernel Configuration\n# CONFIG_NFSD is not set\n',
  }),
  'a server whose kernel has no version 3': tree({
    'boot/config-6.1.0':
      '# Linux/x86 6.1.0 Kernel Configuration\nCONFIG_NFSD=m\n# CONFIG_NFSD_V3 is not set\n',
  }),
  'a service that is masked': [
    tree({}),
    { symlinks: { 'etc/systemd/system/nfs-server.service': '/dev/null' } },
  ],
  'TCP wrappers that keep mountd': tree({ 'etc/hosts.deny': 'mountd: ALL\n' }),
  'TCP wrappers that keep rpcbind': tree({ 'etc/hosts.deny': 'rpcbind: ALL\n' }),
  'TCP wrappers that keep others': tree({ 'etc/hosts.deny': 'mountd: 10.0.0.0/8\n' }),
  'a folder that is exported below': tree({
    [EXPORTS]: `${ROOT} 192.168.1.21${ALL}\n${ROOT}/opt 192.168.1.21${ALL}\n/opt 192.168.1.21${ALL}\n`,
  }),
  'a folder that is exported below, and another that is mounted on it': tree({
    [EXPORTS]: `${ROOT} 192.168.1.21${ALL}\n/opt 192.168.1.21${ALL}\n`,
    'etc/fstab': `/dev/sdb1 ${ROOT} ext4 defaults 0 2\n/dev/sdb2 ${ROOT}/opt ext4 defaults 0 2\n`,
  }),
  'the root of all paths': tree({
    [EXPORTS]: `/diskless 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check,fsid=0)\n${ROOT} 192.168.1.21${ALL}\n/opt 192.168.1.21${ALL}\n`,
  }),
  'the root of all paths, by version 4': tree({
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:${ROOT},vers=4 ip=dhcp rw\n`,
    ...symbols('CONFIG_NFS_V4', 'CONFIG_NFS_V4=y'),
    [EXPORTS]: `/diskless 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check,fsid=0)\n${ROOT} 192.168.1.21${ALL}\n`,
  }),
  'a root behind a link': [
    tree({ 'diskless/real/x': '', [FSTAB]: undefined, [EXPORTS]: `/diskless/real 192.168.1.21${ALL}\n` }),
    { symlinks: { 'diskless/node21x': '/diskless/real' } },
  ],
  'a root that only root may enter': [tree({}), { modes: { 'diskless/node21': 0o700 } }],
  'a root that only root may enter, and root is nobody': [
    tree({ [EXPORTS]: `${ROOT} 192.168.1.21(rw,sync,no_subtree_check)\n` }),
    { modes: { 'diskless/node21': 0o700 } },
  ],
  'a name in hosts that is another’s': at({
    [EXPORTS]: `${ROOT} node21${ALL}\n`,
    'etc/hosts': '127.0.0.1 localhost\n192.168.1.22 node21\n',
  }),
  'a name in hosts that is its own': at({
    [EXPORTS]: `${ROOT} node21${ALL}\n`,
    'etc/hosts': '127.0.0.1 localhost\n192.168.1.21 node21\n',
  }),
  'a name with a slip in it': at({
    [EXPORTS]: `${ROOT} node21.lab.exmaple${ALL} 192.168.1.21${ALL}\n`,
    'etc/hosts': '127.0.0.1 localhost\n192.168.1.21 node21.lab.example node21\n',
  }),
  'a blank before the options for a network, one of two machines in it': at({
    ...two,
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${WORD} ip=dhcp rw\n`,
    [DHCP]: `${dhcp}host node22 { hardware ethernet 00:40:63:c2:ca:22; fixed-address 192.168.1.122; }\n`,
    [EXPORTS]: `${ROOT} 192.168.1.0/26 ${ALL}\n`,
  }),
  'a blank before the options for a network without a machine': at({
    [EXPORTS]: `${ROOT} 192.168.1.21${ALL}\n/opt 10.0.0.0/8 ${ALL}\n`,
  }),
  'a name that nothing has': at({
    [EXPORTS]: `${ROOT} node99${ALL}\n`,
    'etc/hosts': '127.0.0.1 localhost\n192.168.1.21 node21\n',
  }),
};
