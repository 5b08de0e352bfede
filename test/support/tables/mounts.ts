/** Lines of exports and of a node's fstab, and what names its root, each beside a site that boots but for them. */
import { miniature, servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import type { Files, Told } from '../told.js';

const DHCP = 'etc/dhcp/dhcpd.conf';
const EXPORTS = 'etc/exports';
const FSTAB = 'diskless/node21/etc/fstab';
const OWN = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const dhcp = miniature()[DHCP] ?? '';
const fstab = miniature()[FSTAB] ?? '';
const IMAGES: Files = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };

const at = (more: Files): Files => miniature({ ...IMAGES, ...more });
const ROOT = '/diskless/node21';
const ALL = '(rw,sync,no_root_squash,no_subtree_check)';

const exported: readonly string[] = [
  `${ROOT} 192.168.1.21${ALL}`,
  `${ROOT} 192.168.1.0/24${ALL}`,
  `${ROOT} 192.168.1.0/255.255.255.0${ALL}`,
  `${ROOT} 192.168.1.0/33${ALL}`,
  `${ROOT} 192.168.1.21/24${ALL}`,
  `${ROOT} 192.168.1.*${ALL}`,
  `${ROOT} *${ALL}`,
  `${ROOT} *.example.org${ALL}`,
  `${ROOT} @nodes${ALL}`,
  `${ROOT} node21${ALL}`,
  `${ROOT} nobody.example.org${ALL}`,
  `${ROOT} 192.168.1.12${ALL}`,
  `${ROOT} 192.168.1.300${ALL}`,
  `${ROOT} 192.168.1${ALL}`,
  `${ROOT} 192.168.1.21 ${ALL}`,
  `${ROOT} 192.168.1.21`,
  `${ROOT} ${ALL}`,
  ROOT,
  `${ROOT} 192.168.1.21(ro,sync,no_root_squash,no_subtree_check)`,
  `${ROOT} 192.168.1.21(rw,sync,no_subtree_check)`,
  `${ROOT} 192.168.1.21(rw,sync,root_squash,no_subtree_check)`,
  `${ROOT} 192.168.1.21(rw,sync,no_root_squash,all_squash,no_subtree_check)`,
  `${ROOT} 192.168.1.21(rw,async,no_root_squash,no_subtree_check)`,
  `${ROOT} 192.168.1.21(rw,sync,no_root_squash)`,
  `${ROOT} 192.168.1.21(rw,sync,no_root_squash,subtree_check)`,
  `${ROOT} 192.168.1.21(rw,no_root_squash,no_subtree_check)`,
  `${ROOT} 192.168.1.21(rw,rw,ro,sync,no_root_squash,no_subtree_check)`,
  `${ROOT} 192.168.1.21(rw;sync,no_root_squash,no_subtree_check)`,
  `${ROOT} 192.168.1.21(rw,sync,norootsquash,no_subtree_check)`,
  `${ROOT} 192.168.1.21(rw,sync,no_root_squash,no_subtree_check,anonuid=0)`,
  `${ROOT} 192.168.1.21(rw,sync,no_root_squash,no_subtree_check,anonuid=x)`,
  `${ROOT} 192.168.1.21(rw,sync,no_root_squash,no_subtree_check,fsid=0)`,
  `${ROOT} 192.168.1.21(rw,sync,no_root_squash,no_subtree_check,fsid=root)`,
  `${ROOT} 192.168.1.21(rw,sync,no_root_squash,no_subtree_check,sec=krb5)`,
  `${ROOT} 192.168.1.21(rw,sync,no_root_squash,no_subtree_check,secure)`,
  `${ROOT} 192.168.1.21(rw,sync,no_root_squash,no_subtree_check,insecure,crossmnt,mp)`,
  `${ROOT} 192.168.1.21[rw]`,
  `${ROOT} 192.168.1.21(rw`,
  `${ROOT} 192.168.1.21${ALL})`,
  `${ROOT}/ 192.168.1.21${ALL}`,
  `${ROOT} 192.168.1.21${ALL} 192.168.1.21(ro)`,
  `${ROOT} 192.168.1.21${ALL} *(ro,sync,no_subtree_check)`,
  `${ROOT} 192.168.1.21${ALL}\n${ROOT} 192.168.1.21(ro,sync,no_subtree_check)`,
  `${ROOT} *(ro,sync,no_subtree_check)\n${ROOT} 192.168.1.21${ALL}`,
  `${ROOT} 192.168.1.0/24(ro,sync,no_subtree_check) 192.168.1.21${ALL}`,
  `/diskless 192.168.1.21${ALL}`,
  `/diskless 192.168.1.21${ALL}\n${ROOT} 192.168.1.22${ALL}`,
  `/ 192.168.1.21${ALL}`,
  `/disklesss/node21 192.168.1.21${ALL}`,
  `/diskless/Node21 192.168.1.21${ALL}`,
  `diskless/node21 192.168.1.21${ALL}`,
  `"${ROOT}" 192.168.1.21${ALL}`,
  `"/diskless/node 21" 192.168.1.21${ALL}`,
  `${ROOT}\\\n 192.168.1.21${ALL}`,
  `#${ROOT} 192.168.1.21${ALL}`,
  '',
  `/diskless/node20 192.168.1.20${ALL}\n/diskless/node21 192.168.1.22${ALL}`,
  `/diskless/node20 192.168.1.21${ALL}`,
  `${ROOT} 192.168.1.21${ALL}\n/gone 192.168.1.21${ALL}`,
  `${ROOT} -rw,no_root_squash 192.168.1.21(sync,no_subtree_check)`,
  `${ROOT} 192.168.1.1${ALL}`,
  `${ROOT} fe80::1${ALL}`,
  `${ROOT} 192.168.1.21${ALL} fe80::/64(ro,sync,no_subtree_check)`,
];

const mounted: readonly string[] = [
  fstab,
  `${fstab}192.168.1.1:/opt /opt nfs rw,nolock 0 0\n`,
  `${fstab}192.168.1.1:/diskless/node21/opt /opt nfs rw,nolock 0 0\n`,
  `${fstab}master:/opt /opt nfs rw,nolock 0 0\n`,
  `${fstab}192.168.1.9:/opt /opt nfs rw,nolock 0 0\n`,
  `${fstab}192.168.1.1:opt /opt nfs rw,nolock 0 0\n`,
  `${fstab}192.168.1.1/opt /opt nfs rw,nolock 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw,noauto 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw,nofail,bg 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw,_netdev,x-systemd.automount 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs4 rw 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw,vers=5 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw,vers=3,nfsvers=4 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw,proto=tcp,udp 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw,noloc 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw, nolock 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw;nolock 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw,rsize=100 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw,rsize=1024,wsize=1025 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw,rsize=9000000 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw,rsize=x 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs soft,timeo=1 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw 0 1\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw 0 x\n`,
  `${fstab}192.168.1.1:/opt /opt nfs rw 1 2\n`,
  `${fstab}192.168.1.1:/opt /opt nfs\n`,
  `${fstab}192.168.1.1:/opt /opt\n`,
  `${fstab}192.168.1.1:/opt opt nfs rw 0 0\n`,
  `${fstab}192.168.1.1:/opt /opt/ nfs rw 0 0 more\n`,
  `${fstab}192.168.1.1:/opt /tmp nfs rw,nolock 0 0\n`,
  `${fstab}192.168.1.1:/opt / nfs rw,nolock 0 0\n`,
  `${fstab}/dev/sda1 /data ext4 defaults 0 2\n`,
  `${fstab}/dev/sda2 none swap sw 0 0\n`,
  `${fstab}UUID=0b1c /data ext4 defaults,nofail 0 2\n`,
  `${fstab}/swapfile none swap sw 0 0\n`,
  `${fstab}devpts /dev/pts devpts gid=5,mode=620 0 0\n`,
  `${fstab}proc /proc prco defaults 0 0\n`,
  `${fstab}proc /proc proc defaults 0 0\nproc /proc proc defaults 0 0\n`,
  `${fstab}tmpfs /var/log tmpfs size=10X 0 0\n`,
  `${fstab}tmpfs /var tmpfs mode=0755 0 0\n`,
  `${fstab}tmpfs /var/run tmpfs defaults,user 0 0\n`,
  `${fstab}tmpfs /etc tmpfs defaults 0 0\n`,
  `${fstab}/usr /srv/usr none bind 0 0\n`,
  `${fstab}overlay /data overlay lowerdir=/a,upperdir=/b,workdir=/b 0 0\n`,
  fstab.replace('vers=3', 'vers=4'),
  fstab.replace('rw,vers=3', 'ro,vers=3'),
  fstab.replace('rw,vers=3,nolock', 'vers=3'),
  fstab.replace('rw,vers=3,nolock', 'rw,vers=3'),
  fstab.replace('rw,vers=3,nolock', 'rw,vers=3,nolock,rsize=4096'),
  fstab.replace('/diskless/node21 /', '/diskless/node12 /'),
  fstab.replace('192.168.1.1:/diskless', 'master:/diskless'),
  fstab.replace('192.168.1.1:/diskless', '192.168.1.9:/diskless'),
  fstab.replace('192.168.1.1:/diskless/node21', '/dev/nfs'),
  fstab.replace('192.168.1.1:/diskless/node21', '/dev/root'),
  fstab.replace(' nfs ', ' nfs4 '),
  fstab.replace(/^.* \/ .*\n/, ''),
  '',
  `${fstab}#192.168.1.1:/opt /opt nfs rw,nolock 0 0\n`,
];

const root = (said: string | undefined, word: string, more: Files = {}): Files =>
  at({
    ...(said === undefined
      ? {}
      : {
          [DHCP]: dhcp.replace('  option host-name', `  option root-path "${said}";\n  option host-name`),
        }),
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${word} ip=dhcp rw\n`,
    ...more,
  });
const WORD = 'nfsroot=192.168.1.1:/diskless/node21,vers=3';
const two: Files = {
  [DHCP]: `${dhcp}host node22 { hardware ethernet 00:40:63:c2:ca:22; fixed-address 192.168.1.22; }\n`,
  [OWN]: undefined,
};
const shared = (append: string): Files => ({
  ...two,
  'srv/tftp/pxelinux.cfg/default': `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${append} ip=dhcp rw\n`,
});

const roots: Readonly<Record<string, Files>> = {
  'the same root in DHCP and in the words': root('192.168.1.1:/diskless/node21', WORD),
  'the same root, with a slash more': root('192.168.1.1:/diskless//node21/', WORD),
  'another root in DHCP': root('192.168.1.1:/diskless/node12', WORD),
  'another root in DHCP, that is exported': root('192.168.1.1:/diskless/node12', WORD, {
    [EXPORTS]: `/diskless 192.168.1.21${ALL}\n`,
  }),
  'another root in DHCP, that alone is exported': root('192.168.1.1:/diskless/node12', WORD, {
    [EXPORTS]: `/diskless/node12 192.168.1.21${ALL}\n`,
  }),
  'another server in DHCP': root('192.168.1.9:/diskless/node21', WORD),
  'another server and another root in DHCP': root('192.168.1.9:/diskless/node12', WORD),
  'no server in DHCP': root('/diskless/node12', WORD),
  'no server in the words': root('192.168.1.1:/diskless/node12', 'nfsroot=/diskless/node21,vers=3'),
  '%s in DHCP': root('192.168.1.1:/diskless/%s', WORD),
  'a name in DHCP': root('master:/diskless/node12', WORD),
  'a root in DHCP alone': root('192.168.1.1:/diskless/node21', ''),
  'a root in DHCP alone, that is not exported': root('192.168.1.1:/diskless/node12', ''),
  'a root in DHCP alone, without a server': root('/diskless/node21', ''),
  'a root in DHCP of dracut': root('nfs:192.168.1.1:/diskless/node21', ''),
  'options in DHCP': root('192.168.1.1:/diskless/node21,vers=3,nolock', ''),
  'options in DHCP that are none': root('192.168.1.1:/diskless/node21,ver=3', ''),
  '%s where the machine has no name': root(undefined, 'nfsroot=192.168.1.1:/diskless/%s,vers=3', {
    [DHCP]: dhcp.replace(/ *option host-name.*\n/, ''),
  }),
  '%s where DHCP names a root and no name': root('192.168.1.1:/diskless/%s', '', {
    [DHCP]: dhcp.replace(/ *option host-name.*\n/, '  option root-path "192.168.1.1:/diskless/%s";\n'),
  }),
  'a root that two machines share': at(shared(WORD)),
  'a root that two machines share, exported to both': at({
    ...shared(WORD),
    [EXPORTS]: `${ROOT} 192.168.1.0/24${ALL}\n`,
  }),
  'a root that two machines share read-only': at({
    ...shared(WORD),
    [EXPORTS]: `${ROOT} 192.168.1.0/24(ro,sync,no_root_squash,no_subtree_check)\n`,
  }),
  'a root for each, that only one has': at({
    ...shared('nfsroot=192.168.1.1:/diskless/%s,vers=3'),
    [EXPORTS]: `/diskless 192.168.1.0/24${ALL}\n`,
  }),
  'a root for each, that nobody exports': at({
    ...shared('nfsroot=192.168.1.1:/diskless/%s,vers=3'),
    [EXPORTS]: `/srv 192.168.1.0/24${ALL}\n`,
  }),
  'two machines with the root of one': at({
    ...two,
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${WORD} ip=dhcp rw\n`,
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-22': `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${WORD} ip=dhcp rw\n`,
    [EXPORTS]: `${ROOT} 192.168.1.21${ALL}\n/diskless/node22 192.168.1.22${ALL}\n`,
  }),
  'no file of exports': root(undefined, WORD, { [EXPORTS]: undefined }),
  'an empty file of exports': root(undefined, WORD, { [EXPORTS]: '# none\n' }),
  'a file of exports that is not read': root(undefined, WORD, {
    [EXPORTS]: undefined,
    'etc/exports.d/nodes': `${ROOT} 192.168.1.21${ALL}\n`,
  }),
  'a file of exports beside': root(undefined, WORD, {
    [EXPORTS]: '',
    'etc/exports.d/nodes.exports': `${ROOT} 192.168.1.21${ALL}\n`,
  }),
  'a root that is not there': root(undefined, 'nfsroot=192.168.1.1:/diskless/nod21,vers=3'),
  'a root without a slash': root(undefined, 'nfsroot=192.168.1.1:diskless/node21,vers=3'),
  'a name in the words and another root in DHCP': root(
    '192.168.1.1:/diskless/node12',
    'nfsroot=master:/diskless/node21,vers=3',
  ),
  'no server told': root(undefined, 'nfsroot=/diskless/node21,vers=3', {
    [DHCP]: dhcp.replace(/ *next-server.*\n/, '  server-name "somewhere";\n'),
  }),
  'no server told by DHCP, and none needed': root(undefined, WORD, {
    [DHCP]: dhcp.replace(/ *next-server.*\n/, ''),
  }),
  'no server told to machines of a range': at({
    [DHCP]: dhcp
      .replace(/ *next-server.*\n/, '  range 192.168.1.100 192.168.1.150;\n  server-name "somewhere";\n')
      .replace(/host[^}]*}/, ''),
    [OWN]: undefined,
    'srv/tftp/pxelinux.cfg/default':
      'DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=/diskless/node21,vers=3 ip=dhcp rw\n',
  }),
  'no server told by dnsmasq': {
    ...root(undefined, 'nfsroot=/diskless/node21,vers=3'),
    [DHCP]: undefined,
    ...servedByDnsmasq('dhcp-boot=pxelinux.0,somewhere,0.0.0.0\n'),
    [OWN]:
      'DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=/diskless/node21,vers=3 ip=dhcp rw\n',
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/vmlinuz': '',
  },
  'no server by ip=': at({
    [OWN]:
      'DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=/diskless/node21,vers=3 ip=192.168.1.21::192.168.1.1:255.255.255.0::eth0:off rw\n',
  }),
  '%s where hosts has the name': root(undefined, 'nfsroot=192.168.1.1:/diskless/%s,vers=3', {
    'diskless/node21/etc/hosts': '192.168.1.21 node21\n',
    [EXPORTS]: `/diskless 192.168.1.0/24${ALL}\n`,
  }),
  '%s where another name is told': root(undefined, 'nfsroot=192.168.1.1:/diskless/%s,vers=3', {
    [DHCP]: dhcp.replace('host-name "node21"', 'host-name "node12"'),
    [EXPORTS]: `/diskless 192.168.1.0/24${ALL}\n`,
  }),
  '%s where the name has a domain': root(undefined, 'nfsroot=192.168.1.1:/diskless/%s,vers=3', {
    [DHCP]: dhcp.replace('host-name "node21"', 'host-name "node21.lab"'),
    [EXPORTS]: `/diskless 192.168.1.0/24${ALL}\n`,
  }),
  '%s where ip= has a name': at({
    [OWN]:
      'DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/%s,vers=3 ip=192.168.1.21:192.168.1.1::255.255.255.0:node12:eth0:off rw\n',
    [EXPORTS]: `/diskless 192.168.1.0/24${ALL}\n`,
  }),
  '%s where ip= has no name': at({
    [OWN]:
      'DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/%s,vers=3 ip=192.168.1.21:192.168.1.1::255.255.255.0::eth0:off rw\n',
    [EXPORTS]: `/diskless 192.168.1.0/24${ALL}\n`,
  }),
  'the address of the server for a machine': at({
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${WORD} ip=192.168.1.1:192.168.1.1::255.255.255.0::eth0:off rw\n`,
  }),
  'another address by ip=': at({
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${WORD} ip=192.168.1.99:192.168.1.1::255.255.255.0::eth0:off rw\n`,
  }),
};

const lines = (all: readonly string[], make: (text: string) => Files): Readonly<Record<string, Told>> =>
  Object.fromEntries(all.map((text) => [JSON.stringify(text.replace(fstab, '… ')), make(text)]));

export const exportSites = lines(exported, (text) => at({ [EXPORTS]: `${text}\n` }));
export const fstabSites = lines(mounted, (text) => at({ [FSTAB]: text }));
export const rootSites: Readonly<Record<string, Told>> = roots;

const NFSD = 'etc/default/nfs-kernel-server';
const tree = (more: Files): Files =>
  at({
    'diskless/node21/sbin/init': '',
    'diskless/node21/bin/sh': '',
    'diskless/node21/sbin/mount.nfs': '',
    'diskless/node21/dev/console': '',
    'diskless/node21/proc/x': '',
    'diskless/node21/sys/x': '',
    'diskless/node21/tmp/x': '',
    'diskless/node21/opt/x': '',
    'diskless/node21/lib/x': '',
    'diskless/node21/var/x': '',
    [EXPORTS]: `${ROOT} 192.168.1.21${ALL}\n/opt 192.168.1.21${ALL}\n`,
    'opt/x': '',
    [FSTAB]: `${fstab}192.168.1.1:/opt /opt nfs rw,nolock 0 0\n`,
    ...more,
  });
const config = miniature()['srv/tftp/vmlinuz.config'] ?? '';
const symbols = (what: string, into: string): Files => ({
  'srv/tftp/vmlinuz.config': config.includes(what) ? config.replace(what, into) : `${config}${into}\n`,
});
const mount = (line: string, more: Files = {}): Files => tree({ [FSTAB]: `${fstab}${line}\n`, ...more });

/** Roots of nodes with more in them than an fstab. */
export const treeSites: Readonly<Record<string, Told>> = {
  'a root with all that is needed': tree({}),
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
  'a line that is remounted': tree({ [FSTAB]: `${fstab.replace('rw,vers=3', 'rw,vers=3,proto=udp')}` }),
};

/** Settings of the server of NFS. */
export const serverSites: Readonly<Record<string, Told>> = {
  'no threads': tree({ [NFSD]: 'RPCNFSDCOUNT=0\n' }),
  'threads that are no number': tree({ [NFSD]: 'RPCNFSDCOUNT=many\n' }),
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
