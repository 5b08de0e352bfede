/** The name of a case goes in; a site broken in that one way comes out, and how the machines around it are set up. */
import {
  baseSite,
  CONFIG,
  DHCPD,
  EXPORTS,
  FSTAB,
  KERNEL,
  kernelConfig,
  NODE_ROOT,
  PXE,
  placeholder,
  pxeConfig,
  SETTINGS,
  UUID_NAME,
  WORDS,
} from './boot-matrix-site.js';

export interface BootCase {
  readonly name: string;
  /** Texts by path; a path that ends in a slash is an empty directory. */
  readonly files: ReadonlyMap<string, string>;
  /** Permission bits by path, where they are not the usual ones. */
  readonly modes: Readonly<Record<string, number>>;
  /** Further words for `boot-site`, for what is no file: the server's address, the node's card. */
  readonly setup: readonly string[];
  /** Which bzImage-… of the folder with kernels the node gets. */
  readonly kernel: string;
  /** `boot-site` adds nothing, not even a boot loader. */
  readonly bare: boolean;
}

interface Draft {
  readonly files: Map<string, string>;
  readonly modes: Record<string, number>;
  readonly setup: string[];
  kernel: string;
  bare: boolean;
}

type Change = (draft: Draft) => void;

/** Replaces in a file, and complains when there is nothing to replace. */
function sub(path: string, from: string | RegExp, to: string): Change {
  return ({ files }) => {
    const before = files.get(path) ?? '';
    const after = before.replace(from, () => to);
    if (after === before) throw new Error(`${path} holds nothing like ${from}`);
    files.set(path, after);
  };
}

function put(path: string, text: string): Change {
  return ({ files }) => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    files.delete(folder);
    files.set(path, text);
  };
}

/** Removes a file, or a directory with all in it. */
function remove(path: string): Change {
  return ({ files }) => {
    const gone = [...files.keys()].filter((name) => name === path || name.startsWith(`${path}/`));
    if (gone.length === 0) throw new Error(`there is no ${path} to remove`);
    for (const name of gone) files.delete(name);
  };
}

/** Renames a file, or a directory with all in it; the folder that held it stays. */
function move(from: string, to: string): Change {
  return ({ files }) => {
    const moved = [...files].filter(([name]) => name === from || name.startsWith(`${from}/`));
    if (moved.length === 0) throw new Error(`there is no ${from} to move`);
    for (const [name, text] of moved) {
      files.delete(name);
      files.set(to + name.slice(from.length), text);
    }
  };
}

const setup =
  (...words: readonly string[]): Change =>
  (draft) => {
    draft.setup.push(...words);
  };

const kernel =
  (variant: string, symbols: Readonly<Record<string, string>>): Change =>
  (draft) => {
    draft.kernel = variant;
    draft.files.set(`${KERNEL}.config`, kernelConfig(symbols));
  };

const bare: Change = (draft) => {
  draft.bare = true;
};

const append = (words: string): Change => put(CONFIG, pxeConfig(words));
/** The usual words for the kernel, in which one part is another. */
const words = (from: string, to: string): Change => {
  if (!WORDS.includes(from)) throw new Error(`the words hold no ${from}`);
  return append(WORDS.replace(from, () => to));
};
const renamed = (name: string): Change => move(CONFIG, `${PXE}/${name}`);
const bootFile = (name: string): Change => sub(DHCPD, 'filename "/pxelinux.0"', `filename "${name}"`);
const otherMac = sub(DHCPD, '00:40:63:C2:CA:C9', '00:40:63:C2:CA:C0');
const rootOnly = 'ip=dhcp root=/dev/nfs rw console=ttyS0';
const rootPath = (text: string): Change =>
  sub(DHCPD, 'option root-path "/diskless/192.168.1.21"', `option root-path "${text}"`);
const nextServerForAll = sub(DHCPD, '255.255.255.0 {', '255.255.255.0 {\n  next-server 192.168.1.1;');
const without2 = kernel('nov2', { NFS_V2: 'n' });
const rootExport = (from: string, to: string): Change => sub(EXPORTS, from, to);
const mountOptions = (target: string, options: string): Change =>
  sub(FSTAB, new RegExp(`( ${target} nfs )\\S+`), ` ${target} nfs ${options}`);
const noCard = { VIRTIO_NET: 'n', E1000: 'n', E1000E: 'n', PCNET32: 'n' };
const noPnp = { IP_PNP: 'n', IP_PNP_DHCP: 'n', IP_PNP_BOOTP: 'n', IP_PNP_RARP: 'n', ROOT_NFS: 'n' };
const distribution = { ...noPnp, NFS_FS: 'm', NFS_V2: 'n', NFS_V3: 'm', NFS_V4: 'm', VIRTIO_NET: 'm' };
const shared = 'sync,hard,intr,ro,nolock,rsize=8192,wsize=8192';

/** PXELINUX's own options, which dhcpd only sends to a ROM that it is made to think asked for them. */
const loaderOption = (code: number, text: string): Change =>
  sub(
    DHCPD,
    'option space PXE;',
    `option loader-${code} code ${code} = text;
if exists dhcp-parameter-request-list {
  option dhcp-parameter-request-list = concat(option dhcp-parameter-request-list, d1, d2);
}
option loader-${code} "${text}";
option space PXE;`,
  );

const changes: Readonly<Record<string, readonly Change[]>> = {
  ok: [],
  // PXELINUX
  'pxe-default-append': [remove(CONFIG), put(`${PXE}/default`, `DEFAULT /bzImage\nAPPEND ${WORDS}\n`)],
  'pxe-default-inline': [remove(CONFIG), put(`${PXE}/default`, `DEFAULT /bzImage ${WORDS}\n`)],
  'pxe-global-append-label-none': [
    put(CONFIG, `DEFAULT linux\nAPPEND ${WORDS}\nLABEL linux\n  KERNEL /bzImage\n`),
  ],
  'pxe-mac-wrong-default-ok': [renamed('default')],
  'pxe-mac-wrong-nodefault': [renamed('01-00-40-63-c2-ca-c8')],
  'pxe-mac-upper': [renamed('01-00-40-63-C2-CA-C9')],
  'pxe-mac-colon': [renamed('01:00:40:63:c2:ca:c9')],
  'pxe-mac-no01': [renamed('00-40-63-c2-ca-c9')],
  'pxe-hex-lower': [renamed('c0a80115')],
  'pxe-hex-upper': [renamed('C0A80115')],
  'pxe-uuid-file': [renamed(UUID_NAME)],
  'pxe-no-uuid': [setup('--uuid', 'none'), remove(CONFIG), put(`${PXE}/default`, pxeConfig(WORDS))],
  'pxe-option-209': [loaderOption(209, 'pxelinux.cfg/node21'), renamed('node21')],
  'pxe-option-209-missing': [loaderOption(209, 'pxelinux.cfg/node22'), renamed('C0A801')],
  'pxe-option-210': [
    loaderOption(210, '/boot/'),
    sub(CONFIG, 'KERNEL /bzImage', 'KERNEL bzImage'),
    move(PXE, 'diskless/boot/pxelinux.cfg'),
    move('diskless/ldlinux.c32', 'diskless/boot/ldlinux.c32'),
    move(KERNEL, 'diskless/boot/bzImage'),
    move(`${KERNEL}.config`, 'diskless/boot/bzImage.config'),
  ],
  // QEMU's ROM is an iPXE: it gets at once what a ROM gets after loading undionly.kpxe.
  'ipxe-chain': [
    sub(
      DHCPD,
      'filename "/pxelinux.0";',
      'if exists user-class and option user-class = "iPXE" { filename "/pxelinux.0"; } else { filename "/undionly.kpxe"; }',
    ),
  ],
  'pxe-no-dir': [remove(PXE)],
  'pxe-label-mismatch': [sub(CONFIG, 'LABEL linux', 'LABEL linx')],
  'pxe-no-default-directive': [sub(CONFIG, 'DEFAULT linux\n', '')],
  'pxe-kernel-missing': [sub(CONFIG, 'KERNEL /bzImage', 'KERNEL /bzImagex'), remove(KERNEL)],
  'pxe-kernel-relative': [sub(CONFIG, 'KERNEL /bzImage', 'KERNEL bzImage')],
  'pxe-subdir': [
    bootFile('/boot/pxelinux.0'),
    sub(CONFIG, 'KERNEL /bzImage', 'KERNEL bzImage'),
    move(PXE, 'diskless/boot/pxelinux.cfg'),
    put('diskless/boot/pxelinux.0', placeholder('pxelinux.0')),
    put('diskless/boot/ldlinux.c32', placeholder('ldlinux.c32')),
  ],
  'pxe-subdir-abs': [
    bootFile('/boot/pxelinux.0'),
    move(PXE, 'diskless/boot/pxelinux.cfg'),
    put('diskless/boot/pxelinux.0', placeholder('pxelinux.0')),
    put('diskless/boot/ldlinux.c32', placeholder('ldlinux.c32')),
  ],
  'pxe-crlf': [put(CONFIG, pxeConfig(WORDS).replaceAll('\n', '\r\n'))],
  'pxe-nbsp': [sub(CONFIG, 'APPEND ', 'APPEND\u00a0')],
  'pxe-no-ldlinux': [remove('diskless/ldlinux.c32'), bare],
  'pxe-filename-relative': [bootFile('pxelinux.0')],
  'kern-initrd-missing': [words('console=', 'initrd=/initrd.img console=')],
  // DHCP and TFTP
  'tftp-filename-fullpath': [bootFile('/diskless/pxelinux.0')],
  'dhcp-filename-wrong': [bootFile('/pxelinux.1')],
  'dhcp-no-filename': [
    sub(DHCPD, /^ *filename "pxelinux.0";\n/m, ''),
    sub(DHCPD, /^ *filename "\/vmlinuz_arch";\n/m, ''),
    sub(DHCPD, /^ *filename "\/pxelinux.0";\n/m, ''),
  ],
  'dhcp-no-next-server': [sub(DHCPD, /^ *next-server .*\n/m, ''), setup('--server-addr', '192.168.1.1/24')],
  'dhcp-next-server-wrong': [
    sub(DHCPD, 'next-server 192.168.1.1;', 'next-server 192.168.1.9;'),
    setup('--server-addr', '192.168.1.1/24'),
  ],
  'dhcp-fixed-outside': [sub(DHCPD, 'fixed-address 192.168.1.21;', 'fixed-address 192.168.9.21;')],
  'dhcp-unknown-denied': [
    otherMac,
    sub(
      DHCPD,
      '  host slave21',
      '  pool { range 192.168.1.100 192.168.1.110; deny unknown-clients; }\n  host slave21',
    ),
  ],
  'dhcp-unknown-norange': [otherMac],
  'dhcp-unknown-range': [
    otherMac,
    sub(DHCPD, '  host slave21', '  range 192.168.1.100 192.168.1.110;\n  host slave21'),
  ],
  // As pasted from the page: no-break spaces before `code`; and as printed: a pool without a range.
  'dhcp-listing36-literal': [sub(DHCPD, 'mtftp-ip code', 'mtftp-ip\u00a0\u00a0code')],
  'dhcp-listing36-ascii': [
    sub(
      DHCPD,
      '  host slave21',
      '  pool {\n    max-lease-time 86400;\n    deny unknown-clients;\n  }\n  host slave21',
    ),
  ],
  'dhcp-server-not-in-subnet': [
    sub(SETTINGS, '192.168.1.1', '192.168.2.1'),
    setup('--server-addr', '192.168.2.1/24'),
  ],
  // Exports of the root
  'nfs-not-exported': [sub(EXPORTS, /^\/diskless.*\n/m, '')],
  'nfs-export-other-ip': [rootExport('21 192.168.1.21', '21 192.168.1.22')],
  'nfs-export-space': [rootExport('21(sync,rw', '21 (sync,rw')],
  'nfs-export-ro': [rootExport('21(sync,rw', '21(sync,ro')],
  'nfs-export-ro-noRWarg': [rootExport('21(sync,rw', '21(sync,ro'), words(' rw', '')],
  'nfs-root-squash': [rootExport('rw,no_root_squash', 'rw')],
  'nfs-root-squash-0700': [
    rootExport('rw,no_root_squash', 'rw'),
    ({ modes }) => {
      modes[NODE_ROOT] = 0o700;
    },
  ],
  'nfs-root-squash-anonuid-0': [rootExport('rw,no_root_squash', 'rw,root_squash,anonuid=0')],
  'nfs-all-squash-anonuid-0': [
    rootExport('rw,no_root_squash,no_all_squash', 'rw,all_squash,anonuid=0,anongid=0'),
  ],
  'nfs-exports-glob-ip': [rootExport('21 192.168.1.21(', '21 192.168.1.*(')],
  'nfs-exports-netaddr-nomask': [rootExport('21 192.168.1.21(', '21 192.168.1.0(')],
  'nfs-export-parent': [rootExport('/diskless/192.168.1.21 ', '/diskless ')],
  'nfs-export-trailing-slash': [rootExport('/diskless/192.168.1.21 ', '/diskless/192.168.1.21/ ')],
  'nfs-export-missing-dir': [move(NODE_ROOT, 'diskless/node21')],
  'nfs-export-badopt': [rootExport('sync,rw,no_root_squash', 'sync,rw,norootsquash')],
  'nfs-export-nbsp': [rootExport('21 192', '21\u00a0192')],
  'nfs-export-two-net-first': [rootExport('21 192.168.1.21(', '21 192.168.1.0/24(sync,ro) 192.168.1.21(')],
  'export-insecure-subtree': [rootExport('no_root_squash', 'no_root_squash,insecure,subtree_check')],
  // NFS root
  'nfs-vers-default': [words(',vers=3', '')],
  'nfs-vers2': [words('vers=3', 'vers=2')],
  'nfs-vers4': [words('vers=3', 'vers=4')],
  'nfs-vers3-server-no3': [put('etc/nfs.conf', '[nfsd]\nvers3=n\n'), setup('--nfsd-opts', '-N 3')],
  'nfs-nov2-vers-default': [words(',vers=3', ''), without2],
  'nfsroot-hostname': [words('nfsroot=192.168.1.1', 'nfsroot=master')],
  'nfsroot-no-server': [words('nfsroot=192.168.1.1:', 'nfsroot=')],
  'nfsroot-no-server-ns': [words('nfsroot=192.168.1.1:', 'nfsroot='), nextServerForAll],
  'nfsroot-none-rootpath': [append(rootOnly), without2],
  'nfsroot-none-rootpath-ns': [append(rootOnly), nextServerForAll, without2],
  'nfsroot-none-rootpath-server': [
    append(rootOnly),
    rootPath('192.168.1.1:/diskless/192.168.1.21'),
    without2,
  ],
  'nfsroot-rootpath-opts': [
    append(rootOnly),
    rootPath('192.168.1.1:/diskless/192.168.1.21,vers=3,rsize=8192,wsize=8192'),
  ],
  'nfsroot-none-norootpath': [append(rootOnly), sub(DHCPD, /^ *option root-path.*\n/m, ''), without2],
  'nfsroot-percent-s': [words('/192.168.1.21,', '/%s,')],
  'nfsroot-percent-s-nohost': [words('/192.168.1.21,', '/%s,'), sub(DHCPD, /^ *option host-name.*\n/m, '')],
  'nfsroot-no-rootdevnfs': [words('root=/dev/nfs ', '')],
  'nfsroot-wrong-path': [words('/192.168.1.21,', '/192.168.1.2,')],
  'nfsroot-udp': [words('vers=3', 'vers=3,udp')],
  'nfsroot-badopt': [words('vers=3', 'vers=3,foo=1')],
  'nfsroot-nolock-intr': [words('vers=3', 'vers=3,nolock,intr,tcp,timeo=14')],
  // Words for the kernel, and the kernel
  'cmdline-no-ip': [words('ip=dhcp ', '')],
  'cmdline-no-rw': [words(' rw', '')],
  'cmdline-ip-static': [
    words('ip=dhcp', 'ip=192.168.1.21:192.168.1.1:192.168.1.1:255.255.255.0:slave21:eth0:off'),
  ],
  'cmdline-ip-other-dev': [words('ip=dhcp', 'ip=:::::eth1:dhcp')],
  'cmdline-ipappend': [put(CONFIG, `${pxeConfig(WORDS.replace('ip=dhcp ', ''))}  IPAPPEND 1\n`)],
  'kern-norootnfs': [kernel('norootnfs', { ROOT_NFS: 'n' })],
  'kern-stock-noinitrd': [kernel('stock', distribution), setup('--mem', '512')],
  'kern-nodhcp': [kernel('nodhcp', { IP_PNP_DHCP: 'n', IP_PNP_BOOTP: 'n', IP_PNP_RARP: 'n' })],
  'kern-nodevtmpfs': [kernel('nodevtmpfs', { DEVTMPFS: 'n', DEVTMPFS_MOUNT: 'n' })],
  'kern-nodevtmpfs-console': [
    kernel('nodevtmpfs', { DEVTMPFS: 'n', DEVTMPFS_MOUNT: 'n' }),
    put(`${NODE_ROOT}/dev/console`, placeholder('the console')),
  ],
  'kern-nonic': [kernel('nonic', noCard)],
  'kern-v2only': [words(',vers=3', ''), kernel('v2only', { NFS_V3: 'n', NFS_V4: 'n' })],
  'kern-nobinfmtscript': [kernel('nobinfmtscript', { BINFMT_SCRIPT: 'n' })],
  'kern-noippnp': [kernel('noippnp', noPnp)],
  'nic-e1000': [setup('--nic', 'e1000')],
  'nic-rtl8139': [setup('--nic', 'rtl8139')],
  // The node's root and its own mounts
  'init-none': [remove(`${NODE_ROOT}/sbin/init`), bare],
  'root-no-dev-dir': [remove(`${NODE_ROOT}/dev`)],
  'root-no-proc-dir': [remove(`${NODE_ROOT}/proc`)],
  'fstab-unresolved': [remove(`${NODE_ROOT}/etc/hosts`)],
  'fstab-not-exported': [sub(EXPORTS, /^\/opt.*\n/m, '')],
  'fstab-netmask-wrong-export': [sub(EXPORTS, '/home 192.168.1.0/24', '/home 192.168.0.0/24')],
  'fstab-mountpoint-missing': [remove(`${NODE_ROOT}/opt`)],
  'fstab-rw-on-ro': [mountOptions('/opt', shared.replace('ro', 'rw'))],
  'fstab-v3-nolock-missing': [mountOptions('/var/log', 'hard,intr,rw,vers=3')],
  'fstab-badopt': [mountOptions('/opt', shared.replace('nolock', 'nolok'))],
  'fstab-root-rsize-differs': [words(',rsize=8192,wsize=8192', '')],
  'fstab-root-ro': [mountOptions('/', shared)],
  'fstab-mfs': [
    sub(FSTAB, 'none /proc', 'none /mfs mfs dfsa=1 0 0\nnone /proc'),
    put(`${NODE_ROOT}/mfs/`, ''),
  ],
  'fstab-v2': [mountOptions('/opt', `${shared},vers=2`)],
  'fstab-udp': [mountOptions('/opt', `${shared},vers=3,udp`)],
};

export const caseNames: readonly string[] = Object.keys(changes);

export function bootCase(name: string): BootCase {
  const list = changes[name];
  if (list === undefined) throw new Error(`the boot matrix has no case ${name}`);
  const draft: Draft = { files: baseSite(), modes: {}, setup: [], kernel: 'full', bare: false };
  for (const change of list) change(draft);
  return { name, ...draft };
}
