/** The files of a site go in; the same site comes out as somebody else would have kept it, and how places are called there. */

type Files = Readonly<Record<string, string>>;

export interface Dressed {
  readonly files: Files;
  /** What a path of the site is called now. */
  readonly path: (path: string) => string;
  /** What a machine that is called by its network, or by the file that it reads, is called now. */
  readonly machine: (name: string) => string;
}

const same = (text: string): string => text;
const NAMES_STAY = { path: same, machine: same };

/** What a file is written in, as far as its name tells. */
type Kind = 'dhcpd' | 'dnsmasq' | 'exports' | 'fstab' | 'grub' | 'ipxe' | 'pxelinux';

function kindOf(path: string): Kind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'dhcpd.conf') return 'dhcpd';
  if (name === 'dnsmasq.conf') return 'dnsmasq';
  if (path === 'etc/exports') return 'exports';
  if (name === 'fstab') return 'fstab';
  if (/^grub\.cfg/.test(name)) return 'grub';
  if (name.endsWith('.ipxe')) return 'ipxe';
  return path.includes('/pxelinux.cfg/') ? 'pxelinux' : undefined;
}

/** Each text of these kinds, written otherwise. */
function written(files: Files, kinds: readonly Kind[], write: (text: string) => string): Dressed {
  const entries = Object.entries(files).map(([path, text]) => {
    const kind = kindOf(path);
    return [path, kind !== undefined && kinds.includes(kind) ? write(text) : text] as const;
  });
  return { files: Object.fromEntries(entries), ...NAMES_STAY };
}

/** All names and texts with one word in place of another. */
function replaced(files: Files, replace: (text: string) => string): Dressed {
  const entries = Object.entries(files).map(([path, text]) => [replace(path), replace(text)] as const);
  return { files: Object.fromEntries(entries), path: replace, machine: replace };
}

/** A line that goes on in the next one, or that a quotation mark is open in, is no place to put another one. */
function isLoose(text: string): boolean {
  return !/\\\s*$/m.test(text) && text.split('\n').every((line) => (line.split('"').length - 1) % 2 === 0);
}

function byLine(text: string, write: (line: string) => string): string {
  if (!isLoose(text)) return text;
  return text
    .split('\n')
    .map((line) => (line.trim() === '' || line.startsWith('#!') ? line : write(line)))
    .join('\n');
}

const LINES: readonly Kind[] = ['dhcpd', 'dnsmasq', 'exports', 'fstab', 'grub', 'ipxe', 'pxelinux'];

/** A word of a path, with or without the slash that it begins with. */
function folder(from: string, to: string): (text: string) => string {
  const word = new RegExp(`(?<![\\w/.-])(/?)${from}(?![\\w.-])`, 'g');
  return (text) => text.replaceAll(word, (_, slash: string) => `${slash}${to}`);
}

/** Undefined where a site has nothing to wear it. */
export const clothes: Readonly<Record<string, (files: Files) => Dressed | undefined>> = {
  'line ends of Windows': (files) =>
    written(files, ['dhcpd', 'dnsmasq', 'grub', 'ipxe', 'pxelinux'], (text) =>
      isLoose(text) ? text.replaceAll(/\r?\n/g, '\r\n') : text,
    ),
  'no end of the last line': (files) => written(files, LINES, (text) => text.replace(/\n+$/, '')),
  'lines further in': (files) => written(files, LINES, (text) => byLine(text, (line) => `    ${line}`)),
  'blanks behind': (files) => written(files, LINES, (text) => byLine(text, (line) => `${line}  `)),
  'empty lines': (files) => written(files, LINES, (text) => byLine(text, (line) => `${line}\n`)),
  remarks: (files) => written(files, LINES, (text) => byLine(text, (line) => `# seen by the lab\n${line}`)),
  'copies beside': (files) => {
    const copies = Object.entries(files).flatMap(([path, text]) => {
      const kind = kindOf(path);
      if (kind === undefined || kind === 'pxelinux') return [];
      return ['~', '.bak', '.dpkg-old', '.rpmsave'].map(
        (end) => [path + end, `${text}never {{ read\n`] as const,
      );
    });
    return { files: { ...files, ...Object.fromEntries(copies) }, ...NAMES_STAY };
  },
  'files of a repository': (files) => ({
    files: {
      ...files,
      '.gitignore': '*.log\n',
      'docs/setup.txt': 'see dhcpd.conf\n',
      'etc/ssh/sshd_config': '',
    },
    ...NAMES_STAY,
  }),
  'a folder of its own': (files) => {
    const entries = Object.entries(files).map(([path, text]) => [`servers/boot/${path}`, text] as const);
    return { files: Object.fromEntries(entries), path: (path) => `servers/boot/${path}`, machine: same };
  },
  'another TFTP root': (files) => replaced(files, folder('srv/tftp', 'var/lib/tftpboot')),
  'another folder of roots': (files) => replaced(files, folder('diskless', 'srv/roots-2024')),
  'another place of dhcpd.conf': (files) =>
    Object.entries(files).some(
      ([path, text]) =>
        /^etc\/dhcp\/(?!dhcpd\.conf$)/.test(path) || /etc\/dhcp\/(?!dhcpd\.conf)./.test(text ?? ''),
    )
      ? undefined
      : replaced(files, (text) => text.replaceAll('etc/dhcp/dhcpd.conf', 'usr/local/etc/dhcpd.conf')),
  'another network': (files) => {
    // As it stands in names of configurations.
    const hexadecimal = /(?<![0-9A-F])(c0a8)01(?=[0-9A-F]{0,2}(?![0-9A-F]))/gi;
    return replaced(files, (text) =>
      text
        .replaceAll('192.168.1.', '192.168.77.')
        .replaceAll(hexadecimal, (_, begins: string) => (begins === 'c0a8' ? 'c0a84d' : 'C0A84D')),
    );
  },
};
