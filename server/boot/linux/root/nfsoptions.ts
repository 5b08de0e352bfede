/** Words of the options of an NFS root go in; whether the kernel knows them comes out (Linux fs/nfs/fs_context.c, fs/fs_context.c). */
import { nearest } from '../../../../grammars/text/index.js';

const FLAGS = new Set(
  'bg fg hard soft softerr softreval sloppy rdma tcp udp v2 v3 v4 v4.0 v4.1 v4.2 ro rw sync async dirsync lazytime nolazytime mand nomand seclabel'.split(
    ' ',
  ),
);
/** Flags that may stand with `no` before them. */
const NEGATABLE = new Set(
  'ac acl alignwrite cto fsc intr lock migration posix rdirplus resvport sharecache trunkdiscovery'.split(
    ' ',
  ),
);
const NUMBERS = new Set(
  'acdirmax acdirmin acregmax acregmin actimeo bsize max_connect minorversion mountport mountvers namlen nconnect port retrans rsize timeo wsize'.split(
    ' ',
  ),
);
const TEXTS = new Set(
  'addr cert_serial clientaddr context defcontext fatal_neterrors fsc fscontext local_lock lookupcache mountaddr mounthost mountproto nfsvers privkey_serial proto rdirplus retry rootcontext sec source vers write xprtsec smackfsdef smackfsfloor smackfshat smackfsroot smackfstransmute'.split(
    ' ',
  ),
);
const VERSIONS = new Set(['2', '3', '4', '4.0', '4.1', '4.2']);
const TRANSPORTS = new Set(['tcp', 'tcp6', 'udp', 'udp6', 'rdma', 'rdma6']);

/** Options of mount(8) and fstab(5) that never reach a file system. */
const USERSPACE = new Set(
  'defaults auto noauto user users nouser owner group _netdev nofail comment atime noatime relatime norelatime strictatime diratime nodiratime dev nodev exec noexec suid nosuid remount'.split(
    ' ',
  ),
);

function isFlag(word: string): boolean {
  return FLAGS.has(word) || NEGATABLE.has(word) || (word.startsWith('no') && NEGATABLE.has(word.slice(2)));
}

export interface OptionFault {
  readonly text: string;
  /** The name is unknown, and not only the value wrong: `nfs: Unknown parameter`. */
  readonly unknown: boolean;
}

/** What the kernel finds wrong with one word; nothing where it takes it, or where that depends on its version. */
export function optionFault(option: string): OptionFault | undefined {
  const equals = option.indexOf('=');
  const name = equals < 0 ? option : option.slice(0, equals);
  const value = equals < 0 ? undefined : option.slice(equals + 1);
  if (USERSPACE.has(name) || name.startsWith('x-')) {
    return {
      text: `"${name}" is a word of mount(8) and fstab(5), and means nothing to the kernel`,
      unknown: true,
    };
  }
  const known = isFlag(name) || NUMBERS.has(name) || TEXTS.has(name);
  if (!known) {
    const close = nearest(name, [
      ...FLAGS,
      ...NEGATABLE,
      ...[...NEGATABLE].map((one) => `no${one}`),
      ...NUMBERS,
      ...TEXTS,
    ]);
    const text = `the kernel knows no option "${name === '' ? option : name}"${close === undefined ? '' : `; perhaps ${close} is meant`}`;
    return { text, unknown: true };
  }
  const text = valueFault(name, value);
  return text === undefined ? undefined : { text, unknown: false };
}

function valueFault(name: string, value: string | undefined): string | undefined {
  if (value === undefined) {
    return isFlag(name) ? undefined : `"${name}" needs a value`;
  }
  if (NUMBERS.has(name) && !/^(0x[0-9A-Fa-f]+|[0-9]+)$/.test(value))
    return `${name} needs a number, not "${value}"`;
  if ((name === 'vers' || name === 'nfsvers') && !VERSIONS.has(value))
    return `there is no NFS version "${value}"`;
  if (name === 'proto' && !TRANSPORTS.has(value)) return `there is no transport "${value}"`;
  return undefined;
}

/** Further words that mount(8) keeps to itself or the kernel reads before the file system does. */
const GENERIC = new Set(
  'silent loud iversion noiversion nosymfollow helper uhelper group nogroup'.split(' '),
);

/** The same for a line of fstab, where mount(8) takes its own words away first. */
export function mountOptionFault(option: string): string | undefined {
  const name = option.split('=', 1)[0] ?? '';
  if (USERSPACE.has(name) || GENERIC.has(name) || /^[xX]-/.test(name) || /[$@{}<>"'\\]/.test(option))
    return undefined;
  return optionFault(option)?.text;
}

/** The last word that asks for UDP, which version 4 does not speak (nfs_validate_transport_protocol of fs/nfs/fs_context.c). */
export function udpOfVersion4(
  options: readonly string[],
  version: string | undefined,
): (OptionFault & { readonly option: string }) | undefined {
  const option = options.findLast((one) => TRANSPORT.test(one));
  if (option === undefined || !option.includes('udp') || version?.startsWith('4') !== true) return undefined;
  return { option, text: `NFS version ${version} is not spoken over UDP`, unknown: false };
}

const TRANSPORT = /^(?:proto=)?(?:tcp|udp|rdma)6?$/;

/** Words that mean an NFS mount and nothing else, wherever they stand on a command line. */
export function isPlainNfsOption(word: string): boolean {
  return /^(?:(?:nfsvers|vers)=[234](?:\.[0-2])?|v[234](?:\.[0-2])?|nolock|tcp|udp|proto=(?:tcp|udp)|hard|soft|nointr|(?:rsize|wsize|timeo|retrans|actimeo)=[0-9]+)$/.test(
    word,
  );
}
