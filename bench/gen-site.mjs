#!/usr/bin/env node
/**
 * Writes a whole diskless site of any size, clean or with known defects, for benchmarks and for scoring linters.
 * The same arguments give the same bytes everywhere.
 *
 *   node bench/gen-site.mjs --out DIR [--n 100] [--seed 1] [--defects 0] [option…]
 *
 *   --n N             nodes, 1 to 15 000 000; one /24 subnet for each 250
 *   --seed S          seed of the MACs and of the choice of nodes with a defect
 *   --defects K       plants K defects, one after the other of the kinds below, each on a node of its own
 *   --kinds A,B       only these kinds
 *   --no-node-files   no pxelinux.cfg/01-* and no node roots: one large dhcpd.conf and exports
 *   --server ADDRESS  default 10.0.0.1, behind the router
 *   --cmdline WORDS   more words for the kernel command line
 *   --no-images       no placeholders of boot loader and kernel, but mount points in the node roots: with
 *                     `--n 20 --server 10.1.0.254 --cmdline console=ttyS0` test/oracle/boot-site can boot the site
 *   --kconfig FILE    base of the kernel's .config; default is a made-up one of 400 symbols
 *   --extras          also bench/fstab and bench/dnsmasq.conf with N lines, for one-file benchmarks
 *
 * DIR stands for the server's "/". Nodes are BIOS machines that mount their root without an initial ramdisk. What was
 * planted, and where, is in DIR/defects.json. A defect has one cause: a finding is a hit when it stands on the line of
 * the defect or on one of the related ones. Any finding in a site without defects is a false alarm.
 */
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NODES_PER_SUBNET = 250;
const DHCPD = 'etc/dhcp/dhcpd.conf';
const EXPORTS = 'etc/exports';
const TFTP_ROOT = 'srv/tftp';
const KCONFIG = `${TFTP_ROOT}/config-6.1`;

const KINDS = [
  'root-not-exported',
  'pxe-mac-mismatch',
  'ro-export-rw-mount',
  'duplicate-mac',
  'address-out-of-subnet',
  'nfsroot-differs',
  'duplicate-address',
  'address-in-pool',
  'kernel-missing',
  'default-label-missing',
  'export-wrong-client',
  'root-squash',
  'kernel-no-root-nfs',
];
/** Kinds that show in files of single nodes only. */
const IN_NODE_FILES = new Set([
  'pxe-mac-mismatch',
  'ro-export-rw-mount',
  'nfsroot-differs',
  'kernel-missing',
  'default-label-missing',
]);

/** What a kernel without an initial ramdisk needs for a root over NFS on QEMU's and Intel's network cards. */
const REQUIRED_SYMBOLS = (
  'IP_PNP IP_PNP_DHCP NFS_FS NFS_V3 NFS_V4 ROOT_NFS PROC_FS SYSFS TMPFS DEVTMPFS DEVTMPFS_MOUNT PCI NETDEVICES ' +
  'ETHERNET NET_VENDOR_INTEL E1000 VIRTIO_MENU VIRTIO VIRTIO_PCI VIRTIO_NET NET_CORE FILE_LOCKING MULTIUSER ' +
  'IP_MULTICAST LOCKD BINFMT_ELF BINFMT_SCRIPT NET INET PACKET UNIX SUNRPC NETWORK_FILESYSTEMS'
).split(' ');

function fail(message) {
  console.error(message);
  process.exit(2);
}

// ---- arguments

const words = process.argv.slice(2);
const option = (name, otherwise) => {
  const at = words.indexOf(`--${name}`);
  return at < 0 ? otherwise : words[at + 1];
};
const flag = (name) => words.includes(`--${name}`);
const settings = {
  out: option('out'),
  nodes: Number(option('n', 100)),
  seed: Number(option('seed', 1)),
  defects: Number(option('defects', 0)),
  kinds: option('kinds', KINDS.join(',')).split(','),
  nodeFiles: !flag('no-node-files'),
  images: !flag('no-images'),
  extras: flag('extras'),
  server: option('server', '10.0.0.1'),
  commandLine: option('cmdline', ''),
  kconfig: option('kconfig'),
};
if (!settings.out || !Number.isInteger(settings.nodes) || settings.nodes < 1) {
  fail('usage: gen-site.mjs --out DIR [--n N] [--seed S] [--defects K] [--kinds A,B] [--no-node-files] …');
}
for (const kind of settings.kinds) {
  if (!KINDS.includes(kind)) fail(`unknown kind ${kind}; known: ${KINDS.join(' ')}`);
}

// ---- the model: everything about a node follows from its index

/** mulberry32, a small generator whose sequence depends on the seed alone. */
function generator(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const random = generator(settings.seed);
const hex = (octet) => octet.toString(16).padStart(2, '0');
/** The fourth octet varies with the seed. */
const macSeed = random(0x40);
const macOf = (i) =>
  ['52', '54', '00', hex(macSeed ^ ((i >> 16) & 0xff)), hex((i >> 8) & 0xff), hex(i & 0xff)].join(':');
const subnetOf = (i) => Math.floor(i / NODES_PER_SUBNET);
const networkOf = (subnet) => `10.${1 + (subnet >> 8)}.${subnet & 255}`;
const plannedAddress = (i) => `${networkOf(subnetOf(i))}.${1 + (i % NODES_PER_SUBNET)}`;
const nameOf = (i) => `node${String(i + 1).padStart(6, '0')}`;
const rootOf = (i) => `/srv/nfs/${nameOf(i)}`;
const subnets = subnetOf(settings.nodes - 1) + 1;

// ---- defects

/** Which node has which defect, and whether the kernel, which all share, has one. */
function chooseDefects() {
  const kinds = settings.kinds.filter((kind) => settings.nodeFiles || !IN_NODE_FILES.has(kind));
  const byNode = new Map();
  let kernel = false;
  // Never the first of a subnet, nor two in a row: the node before is the sound partner of a duplicate.
  const pick = () => {
    for (let tries = 0; tries < 10_000; tries++) {
      const i = random(settings.nodes);
      if (i % NODES_PER_SUBNET !== 0 && !byNode.has(i) && !byNode.has(i - 1) && !byNode.has(i + 1)) return i;
    }
    return fail('too many defects for so few nodes');
  };
  for (let planted = 0, turn = 0; planted < settings.defects; turn++) {
    const kind = kinds[turn % kinds.length];
    if (kind !== 'kernel-no-root-nfs') byNode.set(pick(), kind);
    else if (!kernel) kernel = true;
    else if (kinds.length === 1) break;
    else continue;
    planted++;
  }
  return { byNode, kernel };
}

const defects = chooseDefects();
/** The address that a node really has. Everything else follows it, so that an address defect has one cause. */
const wrongAddresses = new Map();
for (const [i, kind] of [...defects.byNode].sort(([a], [b]) => a - b)) {
  if (kind === 'duplicate-address') wrongAddresses.set(i, plannedAddress(i - 1));
  if (kind === 'address-out-of-subnet') wrongAddresses.set(i, `192.168.${random(250)}.${1 + random(250)}`);
  if (kind === 'address-in-pool') wrongAddresses.set(i, `${networkOf(subnetOf(i))}.${251 + random(3)}`);
}
const addressOf = (i) => wrongAddresses.get(i) ?? plannedAddress(i);

const planted = [];
function plant(kind, host, file, line, related, note) {
  planted.push({ kind, host, file, line, related, note });
}
/** Lines that defects point at, kept for nodes that have one or stand before one that has. */
const lines = { mac: new Map(), address: new Map(), rootPath: new Map(), export: new Map() };
const isOfInterest = (i) => defects.byNode.has(i) || defects.byNode.has(i + 1);

// ---- writing

/** Writes a file line by line and tells each line's number. */
class LineWriter {
  constructor(path) {
    const file = join(settings.out, path);
    mkdirSync(dirname(file), { recursive: true });
    this.descriptor = openSync(file, 'w');
    this.pending = [];
    this.size = 0;
    this.number = 0;
  }

  line(text) {
    this.pending.push(text);
    this.size += text.length;
    this.number++;
    if (this.size > 1 << 20) this.flush();
    return this.number;
  }

  lines(...texts) {
    for (const text of texts) this.line(text);
  }

  flush() {
    if (this.pending.length > 0) writeSync(this.descriptor, `${this.pending.join('\n')}\n`);
    this.pending = [];
    this.size = 0;
  }

  close() {
    this.flush();
    closeSync(this.descriptor);
  }
}

function writeText(path, text) {
  const file = join(settings.out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: 0o644 });
}

function writeDhcpd() {
  const file = new LineWriter(DHCPD);
  file.lines(
    `# dhcpd.conf of a generated diskless site: ${settings.nodes} nodes, seed ${settings.seed}`,
    'authoritative;',
    'ddns-update-style none;',
    'default-lease-time 3600;',
    'max-lease-time 7200;',
    'option domain-name "cluster.example";',
    `option domain-name-servers ${settings.server};`,
    '',
    'class "pxeclients" {',
    '  match if substring (option vendor-class-identifier, 0, 9) = "PXEClient";',
    `  next-server ${settings.server};`,
    '  filename "pxelinux.0";',
    '}',
    '',
    'subnet 10.0.0.0 netmask 255.255.255.0 {',
    "  # the servers' own network: nothing is leased here",
    '}',
    '',
  );
  for (let subnet = 0; subnet < subnets; subnet++) writeSubnet(file, subnet);
  file.close();
}

function writeSubnet(file, subnet) {
  const network = networkOf(subnet);
  file.lines(
    `# rack ${String(subnet).padStart(4, '0')}`,
    `subnet ${network}.0 netmask 255.255.255.0 {`,
    `  option routers ${network}.254;`,
    `  option broadcast-address ${network}.255;`,
    '  pool {',
    '    allow members of "pxeclients";',
  );
  const poolLine = file.line(`    range ${network}.251 ${network}.253;`);
  file.lines('  }', '}', 'group {', `  next-server ${settings.server};`, '  use-host-decl-names on;');
  const end = Math.min(settings.nodes, (subnet + 1) * NODES_PER_SUBNET);
  for (let i = subnet * NODES_PER_SUBNET; i < end; i++) writeHost(file, i, poolLine);
  file.lines('}', '');
}

function writeHost(file, i, poolLine) {
  const kind = defects.byNode.get(i);
  const address = addressOf(i);
  const mac = kind === 'duplicate-mac' ? macOf(i - 1) : macOf(i);
  file.line(`  host ${nameOf(i)} {`);
  const macLine = file.line(`    hardware ethernet ${mac};`);
  const addressLine = file.line(`    fixed-address ${address};`);
  file.line(`    option host-name "${nameOf(i)}";`);
  const rootPathLine = file.line(`    option root-path "${settings.server}:${rootOf(i)}";`);
  file.line('  }');
  if (isOfInterest(i)) {
    lines.mac.set(i, macLine);
    lines.address.set(i, addressLine);
    lines.rootPath.set(i, rootPathLine);
  }
  const here = (line) => [{ file: DHCPD, line }];
  const before = nameOf(i - 1);
  if (kind === 'duplicate-mac') {
    plant(kind, nameOf(i), DHCPD, macLine, here(lines.mac.get(i - 1)), `${mac} is also ${before}'s`);
  } else if (kind === 'duplicate-address') {
    plant(
      kind,
      nameOf(i),
      DHCPD,
      addressLine,
      here(lines.address.get(i - 1)),
      `${address} is also ${before}'s`,
    );
  } else if (kind === 'address-out-of-subnet') {
    plant(kind, nameOf(i), DHCPD, addressLine, [], `${address} is in no declared subnet`);
  } else if (kind === 'address-in-pool') {
    plant(kind, nameOf(i), DHCPD, addressLine, here(poolLine), `${address} is inside the dynamic range`);
  }
}

function writeExports() {
  const file = new LineWriter(EXPORTS);
  file.line(`# exports of ${settings.server}: ${settings.nodes} node roots`);
  file.line('/srv/nfs/shared 10.0.0.0/8(ro,sync,no_subtree_check,no_root_squash)');
  for (let i = 0; i < settings.nodes; i++) {
    const kind = defects.byNode.get(i);
    const access = kind === 'ro-export-rw-mount' ? 'ro' : 'rw';
    const squash = kind === 'root-squash' ? 'root_squash' : 'no_root_squash';
    const client = kind === 'export-wrong-client' ? `172.16.0.${1 + random(250)}` : addressOf(i);
    const path = kind === 'root-not-exported' ? `${rootOf(i)}x` : rootOf(i);
    const line = file.line(`${path} ${client}(${access},sync,no_subtree_check,${squash})`);
    const rootPath = [{ file: DHCPD, line: lines.rootPath.get(i) }];
    if (kind === 'root-not-exported') {
      const note = `${rootOf(i)} is exported by no line (a near miss is ${path})`;
      plant(kind, nameOf(i), DHCPD, lines.rootPath.get(i), [{ file: EXPORTS, line }], note);
    } else if (kind === 'root-squash') {
      plant(kind, nameOf(i), EXPORTS, line, rootPath, 'a root file system exported with root_squash');
    } else if (kind === 'export-wrong-client') {
      const note = `the node boots as ${plannedAddress(i)}, the export admits ${client} only`;
      plant(kind, nameOf(i), EXPORTS, line, [{ file: DHCPD, line: lines.address.get(i) }], note);
    } else if (kind === 'ro-export-rw-mount') {
      lines.export.set(i, line);
    }
  }
  file.close();
}

function writeKernelConfiguration() {
  const wanted = new Set(REQUIRED_SYMBOLS);
  const file = new LineWriter(KCONFIG);
  const require = (symbol) => {
    if (symbol !== 'ROOT_NFS' || !defects.kernel) return file.line(`CONFIG_${symbol}=y`);
    const line = file.line('# CONFIG_ROOT_NFS is not set');
    return plant('kernel-no-root-nfs', null, KCONFIG, line, [], 'every node boots root=/dev/nfs');
  };
  for (const line of kernelConfigurationBase()) {
    const match = /^(?:CONFIG_(\w+)=|# CONFIG_(\w+) is not set)/.exec(line);
    const symbol = match?.[1] ?? match?.[2];
    if (symbol !== undefined && wanted.delete(symbol)) require(symbol);
    else file.line(line);
  }
  for (const symbol of wanted) require(symbol);
  file.close();
}

function kernelConfigurationBase() {
  if (settings.kconfig) return readFileSync(settings.kconfig, 'utf8').replace(/\n$/, '').split('\n');
  const base = [
    '#',
    '# Automatically generated file; DO NOT EDIT.',
    '# Linux/x86 6.1.0 Kernel Configuration',
    '#',
    'CONFIG_CC_VERSION_TEXT="gcc-12 (Debian 12.2.0-14) 12.2.0"',
    'CONFIG_GCC_VERSION=120200',
    'CONFIG_64BIT=y',
    'CONFIG_X86_64=y',
    'CONFIG_HZ=250',
    'CONFIG_NR_CPUS=512',
    'CONFIG_PHYSICAL_START=0x1000000',
    'CONFIG_DEFAULT_HOSTNAME="(none)"',
  ];
  for (let i = 0; i < 400; i++) {
    const name = `CONFIG_BENCH_OPTION_${i}`;
    base.push(i % 5 === 4 ? `# ${name} is not set` : `${name}=${i % 3 ? 'y' : 'm'}`);
  }
  return base;
}

function writeServices() {
  if (settings.images) {
    for (const image of ['pxelinux.0', 'ldlinux.c32', 'vmlinuz-6.1'])
      writeText(`${TFTP_ROOT}/${image}`, 'placeholder\n');
  }
  writeText(
    'etc/default/tftpd-hpa',
    'TFTP_USERNAME="tftp"\nTFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS=":69"\nTFTP_OPTIONS="--secure"\n',
  );
  writeText('etc/nfs.conf', `[nfsd]\nthreads=${Math.max(16, settings.nodes)}\n`);
  writeText(`${TFTP_ROOT}/pxelinux.cfg/default`, 'DEFAULT local\nPROMPT 0\n\nLABEL local\n  LOCALBOOT 0\n');
  mkdirSync(join(settings.out, 'srv/nfs/shared'), { recursive: true });
}

function bootFileLines(i, kind) {
  const kernel = kind === 'kernel-missing' ? 'vmlinuz-5.10' : 'vmlinuz-6.1';
  const root = kind === 'nfsroot-differs' ? `/srv/nfs/old-${nameOf(i)}` : rootOf(i);
  const more = settings.commandLine && ` ${settings.commandLine}`;
  return [
    `# ${nameOf(i)}`,
    `DEFAULT ${kind === 'default-label-missing' ? 'linus' : 'linux'}`,
    'PROMPT 0',
    'TIMEOUT 50',
    '',
    'LABEL linux',
    '  MENU LABEL Diskless Linux 6.1',
    `  KERNEL ${kernel}`,
    `  APPEND root=/dev/nfs nfsroot=${settings.server}:${root},vers=3,tcp ip=dhcp rw${more}`,
    '  IPAPPEND 2',
    '',
    'LABEL local',
    '  LOCALBOOT 0',
    '',
  ];
}

function writeNode(i) {
  const kind = defects.byNode.get(i);
  const mac = kind === 'pxe-mac-mismatch' ? macOf(i).replace(/^52:54:00/, '52:54:0f') : macOf(i);
  const bootFile = `${TFTP_ROOT}/pxelinux.cfg/01-${mac.replaceAll(':', '-')}`;
  const text = bootFileLines(i, kind);
  // A node with the MAC of another has no boot file of its own.
  if (kind !== 'duplicate-mac') writeText(bootFile, text.join('\n'));
  const root = `srv/nfs/${nameOf(i)}`;
  if (!settings.images) {
    for (const mountPoint of ['dev', 'proc', 'sys', 'tmp', 'usr/local', 'var']) {
      mkdirSync(join(settings.out, root, mountPoint), { recursive: true });
    }
  }
  writeText(
    `${root}/etc/fstab`,
    [
      `# ${nameOf(i)}`,
      `${settings.server}:${rootOf(i)}\t/\tnfs\trw,vers=3,nolock,hard,noatime\t0 0`,
      `${settings.server}:/srv/nfs/shared\t/usr/local\tnfs\tro,vers=3,nolock,hard\t0 0`,
      'tmpfs\t/tmp\ttmpfs\tmode=1777,size=512m\t0 0',
      'proc\t/proc\tproc\tdefaults\t0 0',
      '',
    ].join('\n'),
  );
  plantInNodeFiles(kind, i, bootFile, text, `${root}/etc/fstab`);
}

function plantInNodeFiles(kind, i, bootFile, text, fstab) {
  const name = nameOf(i);
  const lineOf = (pattern) => text.findIndex((line) => pattern.test(line)) + 1;
  if (kind === 'pxe-mac-mismatch') {
    const note = `no host has the MAC of this file's name; ${name} gets "default"`;
    plant(kind, name, bootFile, 1, [{ file: DHCPD, line: lines.mac.get(i) }], note);
  } else if (kind === 'ro-export-rw-mount') {
    plant(kind, name, fstab, 2, [{ file: EXPORTS, line: lines.export.get(i) }], 'mounted rw, exported ro');
  } else if (kind === 'nfsroot-differs') {
    const note = 'nfsroot= is not the DHCP root-path and is not exported';
    plant(kind, name, bootFile, lineOf(/APPEND/), [{ file: DHCPD, line: lines.rootPath.get(i) }], note);
  } else if (kind === 'kernel-missing') {
    plant(kind, name, bootFile, lineOf(/KERNEL/), [], 'no such file below the TFTP root');
  } else if (kind === 'default-label-missing') {
    plant(kind, name, bootFile, lineOf(/DEFAULT/), [], 'DEFAULT names a label that is not there');
  }
}

function writeExtras() {
  const fstab = new LineWriter('bench/fstab');
  fstab.line('# one-file benchmark: N NFS lines');
  for (let i = 0; i < settings.nodes; i++) {
    const options = `${i % 3 === 0 ? 'ro' : 'rw'},vers=4.2,hard,noatime,_netdev`;
    fstab.line(`${settings.server}:${rootOf(i)}\t/mnt/${nameOf(i)}\tnfs\t${options}\t0\t0`);
  }
  fstab.close();
  const dnsmasq = new LineWriter('bench/dnsmasq.conf');
  dnsmasq.lines('port=0', 'enable-tftp', 'tftp-root=/', 'dhcp-boot=pxelinux.0');
  for (let subnet = 0; subnet < subnets; subnet++) {
    dnsmasq.line(`dhcp-range=${networkOf(subnet)}.251,${networkOf(subnet)}.253,255.255.255.0,1h`);
  }
  for (let i = 0; i < settings.nodes; i++) {
    dnsmasq.line(`dhcp-host=${macOf(i)},set:${nameOf(i)},${nameOf(i)},${plannedAddress(i)},1h`);
    dnsmasq.line(`dhcp-option=tag:${nameOf(i)},option:root-path,${settings.server}:${rootOf(i)}`);
  }
  dnsmasq.close();
}

function writeDefects() {
  const byPlace = (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line);
  const report = { n: settings.nodes, seed: settings.seed, defects: planted.sort(byPlace) };
  writeText('defects.json', `${JSON.stringify(report, null, 1)}\n`);
}

// The order matters: exports point at lines of dhcpd.conf, node files at lines of both.
writeDhcpd();
writeExports();
writeKernelConfiguration();
writeServices();
if (settings.nodeFiles) for (let i = 0; i < settings.nodes; i++) writeNode(i);
if (settings.extras) writeExtras();
writeDefects();
