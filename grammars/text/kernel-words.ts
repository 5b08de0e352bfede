/**
 * A word of a kernel command line goes in, as every loader has one in its files; what it does at a diskless boot comes out, as
 * Markdown with its source, and what could stand there.
 */
import type { Completion, Signature, Slot, SlotKind } from './language.js';
import type { Span } from './span.js';

/** The word at the cursor. */
export interface KernelWord {
  /** Absolute. */
  readonly span: Span;
  /** What stands of it before the cursor. */
  readonly typed: string;
}

const texts: ReadonlyMap<string, string> = new Map([
  [
    'root',
    'Where the root file system is. `/dev/nfs` mounts it over NFS by the kernel itself; that needs `CONFIG_ROOT_NFS=y`. An initramfs may read other forms, such as `nfs:server:path`. Source: Linux Documentation/admin-guide/nfs/nfsroot.rst.',
  ],
  [
    'nfsroot',
    '`[SERVER:]DIRECTORY[,OPTIONS]`: the directory to mount as root. The kernel takes only a numeric IPv4 server; `%s` in the directory becomes the host name or address of the node. Without `vers=` the kernel does not ask the server which NFS version it speaks. Source: Linux fs/nfs/nfsroot.c.',
  ],
  [
    'ip',
    '`CLIENT:SERVER:GATEWAY:MASK:NAME:DEVICE:METHOD`, or one method alone such as `dhcp`. Without this word the kernel configures no network by itself. Source: Linux net/ipv4/ipconfig.c.',
  ],
  [
    'rw',
    'Mounts the root read-write at once. Without it the kernel mounts it read-only and init has to change that. Source: Linux init/do_mounts.c.',
  ],
  [
    'ro',
    'Mounts the root read-only; this is also what happens when neither `rw` nor `ro` is given. Source: Linux init/do_mounts.c.',
  ],
  [
    'BOOTIF',
    'The hardware type and MAC of the card that booted, in the form `01-aa-bb-cc-dd-ee-ff`. The kernel does not read it, initramfs scripts do. SYSAPPEND 2 adds it. Source: Syslinux doc/syslinux.txt.',
  ],
  [
    'initrd',
    'Read by the boot loader, not by the kernel: the initial ram disk to load, several with commas between them. Source: Syslinux doc/syslinux.txt.',
  ],
  [
    'console',
    'Where kernel messages go, such as `tty0` or `ttyS0,115200`. May be given more than once; the last one becomes /dev/console. Source: Linux Documentation/admin-guide/serial-console.rst.',
  ],
  [
    'init',
    'The program started as the first process, instead of /sbin/init. It must exist in the root file system. Source: Linux init/main.c.',
  ],
  [
    'quiet',
    'Hides most kernel messages. A node that fails to boot then shows little. Source: Linux init/main.c.',
  ],
  [
    'panic',
    'Seconds to wait after a panic before the machine restarts; 0 waits for ever. Source: Linux kernel/panic.c.',
  ],
  ['rootdelay', 'Seconds to wait before the root is mounted. Source: Linux init/do_mounts.c.'],
  [
    'rootflags',
    'Mount options of the root. For `root=/dev/nfs` the options stand in `nfsroot=`. Source: Linux init/do_mounts.c.',
  ],
  [
    'nfsrootdebug',
    'Makes the kernel print what it does while it mounts the NFS root. Source: Linux fs/nfs/nfsroot.c.',
  ],
  [
    'dhcpclass',
    'The vendor class that the kernel sends with its own DHCP request. Source: Linux net/ipv4/ipconfig.c.',
  ],
  [
    'boot',
    'Read by initramfs-tools: `nfs` mounts the root over NFS, `live` and `casper` boot a live system. Source: initramfs-tools(7).',
  ],
  [
    'rd.neednet',
    'Read by dracut: bring up the network even when nothing seems to need it. Source: dracut.cmdline(7).',
  ],
  [
    'overlayroot',
    'Read by an initramfs script: puts a writable layer over a root that stays unchanged. Source: overlayroot.conf(5).',
  ],
]);

function documentationOf(name: string): string | undefined {
  const text = texts.get(name) ?? texts.get(name.toLowerCase());
  return text && `**${name}**: ${text}`;
}

/** `word`: the whole of it. */
export function describeKernelWord(word: string): string | undefined {
  return documentationOf(word.split('=', 1)[0] ?? '');
}

/** Those that are a word by themselves. */
const flags = new Set(['rw', 'ro', 'quiet', 'nfsrootdebug']);

type Value = readonly [word: string, detail: string];

const knownValues: Readonly<Record<string, readonly Value[]>> = {
  root: [
    ['/dev/nfs', 'the kernel mounts the directory of nfsroot= or of DHCP'],
    ['nfs', 'dracut mounts the directory that DHCP names'],
  ],
  ip: [
    ['dhcp', 'asks DHCP'],
    ['bootp', 'asks BOOTP'],
    ['both', 'asks DHCP and BOOTP'],
    ['any', 'asks whatever the kernel can'],
    ['on', 'asks whatever the kernel can'],
    ['off', 'asks nothing'],
  ],
  boot: [
    ['nfs', 'initramfs-tools mounts the root over NFS'],
    ['live', 'a live system'],
    ['casper', 'a live system of Ubuntu'],
  ],
  console: [
    ['tty0', 'the screen'],
    ['ttyS0,115200', 'the first serial port'],
  ],
  init: [['/sbin/init', 'the usual one']],
  panic: [
    ['0', 'waits for ever'],
    ['10', 'restarts after 10 seconds'],
  ],
  'rd.neednet': [['1', 'brings up the network']],
};

/** Before the `=` the names of parameters, behind it the values of that one. */
export function completeKernelWord({ typed, span }: KernelWord): Completion[] {
  const equals = typed.indexOf('=');
  if (equals < 0) {
    return [...texts.keys()].map((name) => ({
      label: name,
      detail: 'kernel parameter',
      documentation: documentationOf(name) ?? '',
      insert: flags.has(name) ? name : `${name}=`,
      span,
    }));
  }
  const name = typed.slice(0, equals);
  const values = Object.hasOwn(knownValues, name) ? (knownValues[name] ?? []) : [];
  return values.map(([word, detail]) => ({
    label: word,
    detail,
    documentation: '',
    insert: word,
    span: { start: span.start + equals + 1, end: span.end },
  }));
}

/** What the value of a kernel parameter names. */
const named: Readonly<Record<string, SlotKind>> = { initrd: 'initial ramdisk', nfsroot: 'NFS root' };

/** `text`: of the whole file. */
export function slotInKernelWord({ typed, span }: KernelWord, text: string): Slot | undefined {
  const equals = typed.indexOf('=');
  const name = typed.slice(0, Math.max(equals, 0));
  const kind = Object.hasOwn(named, name) ? named[name] : undefined;
  if (kind === undefined) return undefined;
  // Several initial ramdisks stand with commas between them; behind a directory come its options.
  const start =
    span.start + Math.max(equals, kind === 'initial ramdisk' ? typed.lastIndexOf(',') : equals) + 1;
  const comma = text.slice(start, span.end).indexOf(',');
  const end = comma < 0 ? span.end : start + comma;
  return span.start + typed.length > end ? undefined : { kind, span: { start, end } };
}

/** The fields of parameters that have several, as the kernel reads them (net/ipv4/ipconfig.c, fs/nfs/nfsroot.c). */
const forms: Readonly<
  Record<string, { readonly fields: readonly string[]; readonly between: RegExp; readonly label: string }>
> = {
  ip: {
    label: 'ip=CLIENT:SERVER:GATEWAY:MASK:NAME:DEVICE:METHOD:DNS0:DNS1:NTP0',
    fields: ['CLIENT', 'SERVER', 'GATEWAY', 'MASK', 'NAME', 'DEVICE', 'METHOD', 'DNS0', 'DNS1', 'NTP0'],
    between: /:/,
  },
  nfsroot: {
    label: 'nfsroot=SERVER:DIRECTORY,OPTIONS',
    fields: ['SERVER', 'DIRECTORY', 'OPTIONS'],
    between: /[:,]/,
  },
};

/** The form of a word of several fields, and which of them the cursor is in. */
export function signatureOfKernelWord({ typed }: KernelWord): Signature | undefined {
  const equals = typed.indexOf('=');
  const name = typed.slice(0, Math.max(equals, 0));
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (form === undefined) return undefined;
  const { label, fields, between } = form;
  const active = Math.min(typed.slice(equals + 1).split(between).length, fields.length) - 1;
  return { label, documentation: documentationOf(name) ?? '', parameters: fields, active };
}
