/** A word of a kernel command line goes in; the word that it is a slip away from comes out, where nothing reads the one that stands there. */
import { isSlip, nearest } from '../../../../grammars/text/index.js';
import { type KernelParameter, parameterText } from '../../../site/parameters.js';
import type { Place } from '../../../site/place.js';
import type { WordsLine } from '../../trace.js';

/** Words that a boot over the network lives on, of the kernel and of those who mount the root for it. */
const MEANT = [
  ...['root', 'nfsroot', 'console', 'rootdelay', 'rootflags', 'rootfstype', 'boot', 'netboot', 'netroot'],
  ...['fetch', 'initrd'],
  // Of installers and live systems.
  ...[
    'preseed/url',
    'preseed/file',
    'inst.repo',
    'inst.stage2',
    'inst.ks',
    'alpine_repo',
    'modloop',
    'apkovl',
  ],
  ...['coreos.live.rootfs_url', 'coreos.inst.install_dev', 'coreos.inst.ignition_url', 'ignition.config.url'],
  ...['archiso_http_srv', 'archisobasedir', 'cloud-config-url', 'autoyast'],
];

/** Words of others that are a slip away from them. */
const OTHERS: ReadonlySet<string> = new Set(
  'consoles nfsboot bootp noboot rootfs initramfs netboot2'.split(' '),
);

/** Scripts that initramfs-tools, live-boot and casper bring for `boot=`. */
const BOOTS = ['nfs', 'local', 'live', 'casper'];

/** Of `ip=`, which is too short for a slip to be told by its name alone. */
const METHODS = ['dhcp', 'bootp', 'both', 'rarp'];

/** The blank behind it is missing, and the next word is part of it. */
const GLUED_METHOD = /^(dhcp|bootp|both|rarp)(ro|rw|quiet|splash)$/;

/** What the value of `ip=` may also be, to one of its readers (ipconfig.c, klibc, dracut, mkinitcpio). */
const OTHER_METHODS: ReadonlySet<string> = new Set(
  'on off any none all static auto dhcp4 dhcp6 auto6 either6 link6 link-local ibft single-dhcp single-dhcp6 frommedia done'.split(
    ' ',
  ),
);

export interface MisspeltWord {
  /** What to write in its place. */
  readonly right: string;
  /** What is meant by name: `root`, or `console`. */
  readonly name: string;
}

/** Undefined also for what a template fills in. */
export function misspeltWord({ name, value, added }: KernelParameter): MisspeltWord | undefined {
  if (added === true || HOLE.test(name)) return undefined;
  // Of a value that is filled in the name tells enough.
  if (value !== undefined && HOLE.test(value)) return nameOf(name, value);
  const whole = glued(parameterText({ name, value }));
  if (whole !== undefined || value === undefined) return whole;
  if (name === 'ip') return method(value);
  if (name === 'boot') return script(value);
  if (name === 'console') return device(value);
  if (isMethodOf(name, value)) return { name: 'ip', right: `ip=${value}` };
  return nameOf(name, value);
}

const HOLE = /[[{}$<>%@\]]/;

/** The first letter is left out of a word of several parts: `nst.stage2`. */
function isHeadless(name: string, meant: string): boolean {
  return /[./]/.test(meant) && meant.slice(1) === name;
}

/** What `diff` writes before a line, and was taken along: no word begins so. */
const ADDED = /^\+(?=[a-z])/;

function nameOf(name: string, value: string): MisspeltWord | undefined {
  if (ADDED.test(name)) {
    const meant = name.replace(ADDED, '');
    return { name: meant, right: `${meant}=${value}` };
  }
  if (OTHERS.has(name) || MEANT.includes(name)) return undefined;
  // Other slips of the first letter are other words as often.
  const meant = MEANT.find(
    (one) => isHeadless(name, one) || (one[0] === name[0]?.toLowerCase() && isSlip(name, one)),
  );
  return meant === undefined ? undefined : { name: meant, right: `${meant}=${value}` };
}

/** The line of words that the loader does not pass on, where one of these is among them. */
export function inRest(
  { append }: { readonly append: WordsLine | undefined },
  ...names: readonly string[]
): Place | undefined {
  return append?.rests?.find(({ parameters }) => parameters.some(({ name }) => names.includes(name)))?.place;
}

/** The word that was to be one of these. */
export function misspeltAs(
  parameters: readonly KernelParameter[],
  ...names: readonly string[]
): KernelParameter | undefined {
  return parameters.find((word) => names.includes(misspeltWord(word)?.name ?? ''));
}

/**
 * A word that says a root, under a name that is almost `nfsroot` and that nothing reads. Where nothing else tells the path, two
 * letters may differ.
 */
export function misspeltNfsroot(parameters: readonly KernelParameter[]): KernelParameter | undefined {
  return parameters.find(
    ({ name, value = '' }) =>
      name !== 'nfsroot' && value.includes('/') && nearest(name, ['nfsroot']) !== undefined,
  );
}

/** `root/dev/nfs`, `boot-live`: the sign between the word and its value is missing, or another one. */
function glued(word: string): MisspeltWord | undefined {
  const [, name, value] =
    /^(root)(\/dev\/.*)$/.exec(word) ??
    /^(nfsroot)(\d+\.\d+\.\d+\.\d+:?\/.*|\/.*)$/.exec(word) ??
    /^(console)(tty\w+(?:,.*)?)$/.exec(word) ??
    /^(ip)[-_:]?(dhcp|bootp|both|any)$/.exec(word) ??
    /^(boot)[-_:](nfs|live|casper)$/.exec(word) ??
    [];
  return name === undefined ? undefined : { name, right: `${name}=${value ?? ''}` };
}

/** `io=dhcp`. */
function isMethodOf(name: string, value: string): boolean {
  return name.length >= 2 && name.length <= 3 && isSlip(name, 'ip') && METHODS.includes(value);
}

/** `ip=dhcpp`: the kernel reads it as an address, finds none, and asks whomever it can; other readers end at it. */
function method(value: string): MisspeltWord | undefined {
  const last = value.split(':').at(-1) ?? '';
  if (last.length < 4 || METHODS.includes(last) || OTHER_METHODS.has(last) || /^[\d.]+$/.test(last))
    return undefined;
  const fields = value.split(':').length;
  if (fields !== 1 && fields !== 2 && fields !== 7) return undefined;
  const glued = GLUED_METHOD.exec(last);
  if (glued !== null)
    return { name: 'ip', right: `ip=${value.slice(0, value.length - last.length)}${glued[1]} ${glued[2]}` };
  const meant = METHODS.find((one) => isSlip(last, one));
  return meant === undefined
    ? undefined
    : { name: 'ip', right: `ip=${value.slice(0, value.length - last.length)}${meant}` };
}

/** `boot=nsf`: the ramdisk ends at a script that it was not given. */
function script(value: string): MisspeltWord | undefined {
  if (BOOTS.includes(value)) return undefined;
  // The name of a script, letter by letter.
  const small = value.toLowerCase();
  const meant = BOOTS.find((one) => one === small || (one[0] === value[0] && isSlip(value, one)));
  return meant === undefined ? undefined : { name: 'boot', right: `boot=${meant}` };
}

/** `console=ttys0`, `tytS0`, `ttyS0115200`: names of devices are told letter by letter. */
function device(value: string): MisspeltWord | undefined {
  const [word = '', ...rest] = value.split(',');
  const [, letters = '', number = ''] = /^([A-Za-z]+)(\d*)$/.exec(word) ?? [];
  const options = rest.length === 0 ? '' : `,${rest.join(',')}`;
  if (/^ttyS$/.test(letters) && number.length >= 4)
    return { name: 'console', right: `console=ttyS${number.slice(0, 1)},${number.slice(1)}${options}` };
  const small = letters.toLowerCase();
  const other = ['tty', 'ttyS', 'ttyAMA', 'ttyUSB'].find(
    (one) =>
      one !== letters && (small === one.toLowerCase() || (!small.startsWith('tty') && isSlip(letters, one))),
  );
  // `tty` alone is the terminal of who asks.
  if (other === undefined || number === '' || KNOWN.has(letters)) return undefined;
  return { name: 'console', right: `console=${other}${number}${options}` };
}

/** Consoles of other drivers (Documentation/admin-guide/serial-console.rst, kernel/printk). */
const KNOWN: ReadonlySet<string> = new Set(
  'tty ttyS ttyAMA ttyUSB hvc hvsi lp netcon sclp uart xvc pty'.split(' '),
);
