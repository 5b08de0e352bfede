/** Lines of exports and of a node's fstab, and what names its root, each beside a site that boots but for them. */
import { miniature } from '../../../server/rules/about/miniature.js';
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
  'another address by ip=': at({
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${WORD} ip=192.168.1.99:192.168.1.1::255.255.255.0::eth0:off rw\n`,
  }),
};

const lines = (all: readonly string[], make: (text: string) => Files): Readonly<Record<string, Told>> =>
  Object.fromEntries(all.map((text) => [JSON.stringify(text.replace(fstab, '… ')), make(text)]));

export const exportSites = lines(exported, (text) => at({ [EXPORTS]: `${text}\n` }));
export const fstabSites = lines(mounted, (text) => at({ [FSTAB]: text }));
export const rootSites: Readonly<Record<string, Told>> = roots;
