/** The path and the beginning of a file go in, the language it is most likely written in comes out. */
import type { LanguageId } from './text/index.js';

/** Base names that say it alone. */
const NAMES: Readonly<Record<string, LanguageId>> = {
  'dhcpd.conf': 'dhcpd',
  exports: 'exports',
  fstab: 'fstab',
  'isolinux.cfg': 'pxelinux',
  'syslinux.cfg': 'pxelinux',
  'extlinux.conf': 'pxelinux',
  'pxelinux.cfg': 'pxelinux',
  '.config': 'kconfig',
  defconfig: 'kconfig',
  hosts: 'settings',
  'hosts.allow': 'settings',
  'hosts.deny': 'settings',
  hostname: 'settings',
  interfaces: 'settings',
  'inetd.conf': 'settings',
  'xinetd.conf': 'settings',
  'nfs.conf': 'settings',
};

/** Directories whose files are all of one language. */
const DIRECTORIES: Readonly<Record<string, LanguageId>> = {
  'pxelinux.cfg': 'pxelinux',
  'conf.d': 'settings',
  default: 'settings',
  sysconfig: 'settings',
  'xinetd.d': 'settings',
  'nfs.conf.d': 'settings',
  'interfaces.d': 'settings',
};

const ENDINGS: readonly (readonly [string, LanguageId])[] = [
  ['.exports', 'exports'],
  ['.fstab', 'fstab'],
  ['.service', 'settings'],
  ['.socket', 'settings'],
  ['.config', 'kconfig'],
  ['_defconfig', 'kconfig'],
  ['.kconfig', 'kconfig'],
  ['.dhcpd', 'dhcpd'],
];

/** What the name says, the content unseen. */
export function detectByName(path: string): LanguageId | undefined {
  const parts = path.split('/');
  const base = parts.pop() ?? '';
  const directory = parts.pop() ?? '';
  const known = Object.hasOwn(NAMES, base) ? NAMES[base] : undefined;
  if (known !== undefined) return known;
  const shared = Object.hasOwn(DIRECTORIES, directory) ? DIRECTORIES[directory] : undefined;
  if (shared !== undefined) return shared;
  if (base.startsWith('.config') || /^config-\d/.test(base)) return 'kconfig';
  for (const [ending, language] of ENDINGS) {
    if (base.length > ending.length && base.endsWith(ending)) return language;
  }
  if (/^dhcpd.*\.conf/.test(base)) return 'dhcpd';
  if (/^(?:dhcp3?|dhcpd(?:\.d)?)$/.test(directory) && base.endsWith('.conf')) return 'dhcpd';
  if (/^fstab[.-]/.test(base)) return 'fstab';
  if (/^exports[.-]/.test(base)) return 'exports';
  if (/^tftpd?-hpa$/.test(base) || base === 'in.tftpd') return 'settings';
  return undefined;
}

interface Sign {
  readonly language: LanguageId;
  /** Tried on one line, blanks trimmed. */
  readonly pattern: RegExp;
}

/** Anchored at the start of a trimmed line, each without nested repetition. */
const SIGNS: readonly Sign[] = [
  { language: 'kconfig', pattern: /^(?:CONFIG_[A-Z0-9_]+=|# CONFIG_[A-Za-z0-9_]+ is not set)/ },
  {
    language: 'dhcpd',
    pattern:
      /^(?:subnet6? [0-9a-f.:/]+ |host [\w.-]+ *\{|shared-network |(?:default|max)-lease-time |option [\w.-]+ |hardware ethernet |fixed-address |ddns-update-style |authoritative *;|class "|subclass "|range [\d.]+|group *\{|pool *\{|next-server |filename ")/i,
  },
  {
    language: 'pxelinux',
    pattern:
      /^(?:label |kernel |linux |append |initrd |localboot |ipappend |sysappend |menu |ontimeout |prompt \d|timeout \d+$|ui |default [\w./-]+$)/i,
  },
  {
    language: 'fstab',
    pattern:
      /^(?:UUID=|LABEL=|PARTUUID=|PARTLABEL=|\/dev\/|[\w.-]+:\/|tmpfs\s|proc\s|sysfs\s|none\s|devpts\s)\S*\s+\S+\s+[a-z]\S*/,
  },
  { language: 'exports', pattern: /^(?:\/|")\S*\s+[^\s(]*\([a-z_,=0-9:.]+\)/ },
  { language: 'settings', pattern: /^(?:\[[\w-]+\]$|[A-Z_][A-Z0-9_]*=)/ },
];

/** Lines looked at, and characters of each: enough for any real file, bounded for any other. */
const LINES = 200;
const COLUMNS = 300;

/** The language whose signs most lines bear. */
function detectByContent(head: string): LanguageId | undefined {
  const counts = new Map<LanguageId, number>();
  for (const whole of head.slice(0, LINES * COLUMNS).split(/\r\n?|\n/, LINES)) {
    const line = whole.slice(0, COLUMNS).trim();
    const sign = line === '' ? undefined : SIGNS.find(({ pattern }) => pattern.test(line));
    if (sign !== undefined) counts.set(sign.language, (counts.get(sign.language) ?? 0) + 1);
  }
  let best: LanguageId | undefined;
  for (const [language, count] of counts) {
    if (best === undefined || count > (counts.get(best) ?? 0)) best = language;
  }
  return best;
}

/** The name decides where it can; `head` is the text or its first few thousand characters. */
export function detect(path: string, head: string): LanguageId | undefined {
  return detectByName(path) ?? detectByContent(head);
}
