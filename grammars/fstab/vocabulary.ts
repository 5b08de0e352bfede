/** A word of fstab(5) goes in, its documentation as Markdown comes out, with the source named. */
import { networkTypes, type OptionFact, optionFacts } from './facts.js';

const nfsTexts: Readonly<Record<string, string>> = {
  vers: 'NFS version to speak: `3`, `4`, `4.1`, `4.2`. Without it mount.nfs tries the highest first. `vers=4` rules out falling back to 3.',
  nfsvers: 'Same as `vers`.',
  minorversion: 'Minor version of NFS 4; `vers=4.N` says the same.',
  nolock:
    'Locks are not sent to the server (NFS 2 and 3). Needed where rpc.statd does not run, such as for /var on a node that is just booting.',
  lock: 'Locks are sent to the server. With NFS 2 and 3 this needs rpc.statd on the node. The default.',
  local_lock: 'Which kinds of locks stay on the node: `all`, `flock`, `posix` or `none`.',
  hard: 'A request is repeated until the server answers, so programs wait while the server is away. The default.',
  soft: 'A request fails after `retrans` attempts. Programs then see input/output errors, and files can be damaged: not for a root, /usr, /var or /home.',
  softerr: 'Like `soft`, but programs see a timeout error.',
  bg: 'If the first attempt fails, mount goes on trying in the background, so the boot continues.',
  fg: 'mount waits until the server answers or `retry` minutes have passed. The default.',
  retry: 'Minutes to go on trying: 2 in the foreground and 10000 in the background unless told.',
  timeo: 'Tenths of a second before a request is repeated; 600 for TCP.',
  retrans: 'How often a request is repeated before further action.',
  rsize: 'Most bytes of one read request. Left out, client and server agree on the largest.',
  wsize: 'Most bytes of one write request. Left out, client and server agree on the largest.',
  tcp: 'Same as `proto=tcp`.',
  udp: 'Same as `proto=udp`. Kernels with NFS_DISABLE_UDP_SUPPORT refuse it, and fast networks can corrupt data with it.',
  proto: 'Transport: `tcp`, `udp`, `rdma`, or these with a 6 for IPv6.',
  mountproto: 'Transport of the mount request (NFS 2 and 3).',
  mountvers: 'Version of the mount request (NFS 2 and 3).',
  mountport: 'Port of the mount daemon (NFS 2 and 3).',
  mounthost: 'Host of the mount daemon when it is not the NFS server.',
  mountaddr: 'Address of the mount daemon when it is not the NFS server.',
  port: 'Port of the NFS server: 2049 for NFS 4, asked of rpcbind for 2 and 3.',
  sec: 'Security flavour: `sys`, `krb5`, `krb5i`, `krb5p` or `none`.',
  ac: 'File attributes are cached. The default.',
  noac: 'File attributes are not cached, and writes go to the server at once. Slow.',
  actimeo: 'Seconds for all four attribute cache times.',
  acregmin: 'Least seconds that attributes of files are cached; 3 unless told.',
  acregmax: 'Most seconds that attributes of files are cached; 60 unless told.',
  acdirmin: 'Least seconds that attributes of directories are cached; 30 unless told.',
  acdirmax: 'Most seconds that attributes of directories are cached; 60 unless told.',
  acl: 'Access control lists are used where the server has them. The default.',
  noacl: 'Access control lists are not used.',
  cto: 'Close-to-open consistency: attributes are asked for when a file is opened. The default.',
  nocto: 'No close-to-open consistency. Faster for read-only trees that do not change.',
  fsc: 'Caches data on a local disk through FS-Cache. Useless without a disk and cachefilesd.',
  intr: 'Has no effect since Linux 2.6.25.',
  nointr: 'Has no effect since Linux 2.6.25.',
  lookupcache: 'Which names are cached: `all`, `positive` or `none`.',
  nconnect: 'Number of TCP connections, 1 to 16.',
  rdirplus: 'Directories are read together with attributes. The default.',
  nordirplus: 'Directories are read without attributes.',
  resvport:
    'Uses a source port below 1024, which servers ask for unless the export says `insecure`. The default.',
  noresvport: 'Uses any source port. The export then needs `insecure`.',
  sharecache:
    'Mounts of the same file system share one cache, and the options of the first hold for all. The default.',
  nosharecache: 'This mount has a cache of its own.',
  addr: 'Address of the server. mount.nfs fills it in.',
  clientaddr: 'Address at which an NFS 4.0 server calls back.',
  namlen: 'Longest file name (NFS 2 and 3).',
};

const genericTexts: Readonly<Record<string, string>> = {
  defaults: 'Stands for rw, suid, dev, exec, auto, nouser and async. Only needed to fill the field.',
  ro: 'Mounted read-only.',
  rw: 'Mounted for reading and writing. The default.',
  auto: 'Mounted at boot and by `mount -a`. The default.',
  noauto: 'Not mounted at boot nor by `mount -a`.',
  nofail: 'The boot goes on when the mount fails.',
  _netdev: 'Needs the network: mounted after it is up. NFS types imply it.',
  exec: 'Programs may be started from it. The default.',
  noexec: 'No program may be started from it. On a root or /usr nothing would run.',
  suid: 'Set-user-ID bits count. The default.',
  nosuid: 'Set-user-ID bits are ignored: su and sudo on it do not work.',
  dev: 'Device files count. The default.',
  nodev: 'Device files are ignored. On a root /dev/console and the like would not work.',
  async: 'Writes are done later. The default.',
  sync: 'Writes are done at once.',
  atime: 'Access times are kept as the kernel decides.',
  noatime: 'Access times are not updated, which saves writes to the server.',
  relatime: 'Access times are updated only now and then. The default.',
  user: 'Any user may mount it, the same may unmount it. Implies noexec, nosuid and nodev.',
  users: 'Any user may mount and unmount it. Implies noexec, nosuid and nodev.',
  nouser: 'Only root may mount it. The default.',
  bind: 'Shows a directory in a second place.',
  rbind: 'Shows a directory and everything mounted below it in a second place.',
  loop: 'Mounts a file as if it were a disk.',
  comment: 'Ignored by mount; other programs may read it.',
};

const swapTexts: Readonly<Record<string, string>> = {
  sw: 'Filler for the field; has no meaning.',
  pri: 'Priority among several swap areas, -1 to 32767; the highest is used first.',
  discard: 'Tells the disk about freed pages: `once`, `pages`, or both without a value.',
};

const byScope = { nfs: nfsTexts, generic: genericTexts, swap: swapTexts };
const sources = { nfs: 'nfs(5)', generic: 'mount(8)', swap: 'swapon(8)' };

export function isNfs(type: string): boolean {
  return type === 'nfs' || type === 'nfs4';
}

/** True for types whose source is on another machine. */
export function isNetworkType(type: string): boolean {
  return networkTypes.some((pattern) =>
    pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern,
  );
}

interface OptionsOfType {
  readonly facts: readonly OptionFact[];
  readonly byName: ReadonlyMap<string, OptionFact>;
}

/** Of several facts of a name that of the first scope counts. */
function inScopes(...scopes: readonly OptionFact['scope'][]): OptionsOfType {
  const facts = scopes.flatMap((scope) => optionFacts.filter((fact) => fact.scope === scope));
  return { facts, byName: new Map(facts.toReversed().map((fact) => [fact.name, fact])) };
}

const ofNfs = inScopes('nfs', 'generic');
const ofSwap = inScopes('swap');
const ofOthers = inScopes('generic');

function ofType(type: string): OptionsOfType {
  return isNfs(type) ? ofNfs : type === 'swap' ? ofSwap : ofOthers;
}

/** Options that a mount of the type may have: those of the file system first. */
export function optionsOf(type: string): readonly OptionFact[] {
  return ofType(type).facts;
}

export function optionFact(type: string, name: string): OptionFact | undefined {
  return ofType(type).byName.get(name);
}

function textOf(fact: OptionFact): string {
  const text = byScope[fact.scope][fact.name];
  if (text !== undefined) return text;
  if (fact.sameAs !== undefined) return `Same as \`${fact.sameAs}\`.`;
  return fact.opposite === undefined
    ? 'An option of the kernel or of mount.'
    : `Opposite of \`${fact.opposite}\`.`;
}

export function summaryOf(fact: OptionFact): string {
  const text = textOf(fact);
  const end = text.indexOf('. ');
  return end < 0 ? text : text.slice(0, end + 1);
}

export function describeOption(type: string, name: string): string | undefined {
  if (name.startsWith('x-') || name.startsWith('X-')) {
    return `**${name}**\n\nA note in the table for programs such as systemd; the file system never sees it.\n\nSource: mount(8), systemd.mount(5).`;
  }
  const fact = optionFact(type, name);
  if (fact === undefined) return undefined;
  const values =
    fact.values === undefined ? '' : `\n\nValues: ${fact.values.map((value) => `\`${value}\``).join(', ')}.`;
  const range = fact.range === undefined ? '' : `\n\nFrom ${fact.range[0]} to ${fact.range[1]}.`;
  const heading = fact.value === 'none' || fact.value === 'optional' ? name : `${name}=`;
  return `**${heading}**\n\n${textOf(fact)}${values}${range}\n\nSource: ${sources[fact.scope]}.`;
}

export const fieldTexts = {
  source:
    '**Source** (field 1)\n\nThe device, `UUID=` or `LABEL=` of one, or `server:/path` of an NFS export. An IPv6 address stands in brackets. A blank is written `\\040`.\n\nSource: fstab(5).',
  target:
    '**Mount point** (field 2)\n\nThe directory where it appears; `none` for swap. It must exist.\n\nSource: fstab(5).',
  type: '**Type** (field 3)\n\nThe file system: `nfs` for NFS of every version, `tmpfs` for memory, `swap`, `proc` and so on.\n\nSource: fstab(5).',
  freq: '**Dump** (field 5)\n\nWhether dump(8) saves it. 0 on every machine that does not use dump.\n\nSource: fstab(5).',
  pass: '**Check order** (field 6)\n\nOrder in which fsck checks disks at boot: 1 for a root on a disk, 2 for other disks, 0 for what has nothing to check, such as NFS.\n\nSource: fstab(5).',
} as const;

export const commonTypes: readonly (readonly [string, string])[] = [
  ['nfs', 'NFS, every version'],
  ['nfs4', 'NFS 4 (old way to write it)'],
  ['tmpfs', 'memory'],
  ['proc', 'processes'],
  ['sysfs', 'devices of the kernel'],
  ['devpts', 'terminals'],
  ['devtmpfs', 'device files'],
  ['overlay', 'one directory over another'],
  ['swap', 'swap space'],
  ['ext4', 'disk'],
  ['xfs', 'disk'],
  ['vfat', 'disk'],
  ['none', 'no file system of its own, such as a bind mount'],
];
