/** The files around a site go in; those that configure a boot and are read by nobody here come out, each with the program that reads it. */
import { namingOf } from '../../grammars/languages.js';
import { bearsHoles, headStatements, madeFrom } from '../../grammars/text/index.js';
import type { Site } from '../site/model.js';
import type { FileSystem } from './disk/files.js';
import { baseName, child } from './disk/paths.js';
import { heldBy, mayHold } from './held.js';
import type { SiteLocation } from './locate.js';
import { ignoring, isOwnMenu, isWholeDisk, searchedLanguage, searchNames } from './names.js';

/** A file that takes part in a boot, and that nothing was checked in. */
export interface UnreadBootFile {
  readonly path: string;
  /** Whose file it is, as people call the program. */
  readonly program: string;
}

interface Kind {
  readonly program: string;
  /** Tested against the path below the site, with a slash before it. */
  readonly name: RegExp;
  /** A line or so that no other file has; without one, the name says it alone. */
  readonly content?: RegExp;
  /** Another, where one would say too little. */
  readonly also?: RegExp;
  /** Its files may be YAML, XML or units of systemd; others of these kinds are not opened. */
  readonly seldom?: true;
}

/** What configurations are called that are kept beside their program, as templates or as samples. */
const TEMPLATE = String.raw`(?:\.(?:j2|jinja2?|erb|epp|tmpl|gotmpl|ctmpl|template|tpl|mako|in))`;
const ENDING = String.raw`(?:\.(?:conf|cfg|json|sample|example|dist)|${TEMPLATE})`;

/** A menu of Syslinux's programs has both, whatever its file is called. */
const BOOTS = /^[ \t]*(?:append|kernel|initrd|linux|localboot|menu[ \t]+label)[ \t]+\S.*$/im;
const LABEL = /^[ \t]*label[ \t]+\S/im;

/** In the order in which they are tried. The patterns are of single words on single lines: none can run over a text twice. */
const KINDS: readonly Kind[] = [
  {
    program: 'dnsmasq, with options on its command line',
    seldom: true,
    name: /\/(?:docker-)?compose[^/]*\.ya?ml$|\.service$|\/(?:Docker|Container)file[^/]*$|\.(?:ba)?sh$/i,
    content:
      /^[^#\n]{0,2000}--(?:dhcp-(?:range|boot|host|match|option|userclass)|enable-tftp|pxe-service)\b/m,
  },
  {
    program: 'dnsmasq',
    name: new RegExp(`dnsmasq[^/]*$|/dnsmasq[^/]*/[^/]+$|${ENDING}$`, 'i'),
    content:
      /^[ \t]*(?:--)?(?:dhcp-(?:boot|range|host|match|option|mac|userclass|vendorclass|hostsfile|optsfile)\b|pxe-(?:service|prompt)=|enable-tftp\b|tftp-root=)/m,
  },
  { program: 'Kea', name: new RegExp(`${ENDING}$`, 'i'), content: /"Dhcp[46]"[ \t]*:/ },
  { program: 'iPXE', name: /./, content: /^\s{0,40}#!(?:ipxe|gpxe)\b/ },
  {
    program: 'GRUB',
    name: /grub[^/]*$|\/grub[^/]*\/.*$/i,
    content: /^[ \t]*(?:menuentry[ \t]|linux(?:efi|16)?[ \t]+\S|configfile[ \t]|chainloader[ \t])/m,
  },
  {
    program: 'systemd-networkd',
    // Those that systemd brings itself are for containers and virtual machines of the server.
    name: /^(?!.*\/lib\/systemd\/network\/).*\.network$/,
    content: /^(?:\[DHCPServer\]|DHCPServer[ \t]*=)/m,
  },
  {
    program: 'the Raspberry Pi firmware',
    name: /\/(?:[\w-]{1,30}-)?config\.txt[^/]*$/,
    content:
      /^[ \t]*(?:arm_64bit|enable_uart|dtparam|dtoverlay|gpu_mem|initramfs|kernel|armstub|hdmi_\w+)[ \t=]/m,
  },
  {
    program: 'the Raspberry Pi firmware',
    name: /\/(?:[\w-]{1,30}-)?cmdline\.txt[^/]*$/,
    content: /(?:^|\s)(?:root|console|ip)=\S/,
  },
  {
    program: 'dhcpd',
    name: /dhcpd[^/]*(?:\/[^/]+)?$/i,
    content:
      /^[ \t]*(?:subnet[ \t]+(?:\S+|\{\{[^}\n]{0,200}\}\})[ \t]+netmask|hardware[ \t]+ethernet[ \t]|next-server[ \t]|filename[ \t=]+["'])/m,
  },
  {
    program: 'exportfs',
    name: /(?:nfs|exports)[^/]*$/i,
    content: /^\/\S*[ \t]+[^\s(]{0,200}\([a-z\d_,=]*\b(?:rw|ro|sync|no_root_squash|no_subtree_check|fsid)\b/m,
  },
  {
    program: 'tftpd-hpa',
    name: /tftp[^/]*$/i,
    content: /^[ \t]*TFTP_(?:DIRECTORY|ADDRESS|OPTIONS)=/m,
  },
  { program: 'xinetd', name: /tftp[^/]*$/i, content: /^[ \t]*service[ \t]+tftp\b/m },
  {
    program: 'OpenWrt (UCI)',
    name: /\/dhcp[^/]*$/i,
    content: /^[ \t]*(?:option|list)[ \t]+["']?(?:enable_tftp|tftp_root|dhcp_boot|serveraddress)\b/m,
  },
  { program: 'NFS-Ganesha', name: /ganesha[^/]*$/i, content: /^[ \t]*EXPORT\b/im },
  {
    program: 'libvirt, which starts a dnsmasq',
    seldom: true,
    name: /\.xml$/i,
    content: /<(?:bootp[ \t]+[^>\n]{0,200}file|tftp[ \t]+[^>\n]{0,200}root)[ \t]*=/,
  },
  { program: 'RouterOS (MikroTik)', name: /\.rsc$/i, content: /\/ip[ \t/]+dhcp-server\b/ },
  {
    program: 'systemd-boot',
    name: /\/loader\/(?:loader\.conf|entries\/[^/]+\.conf)$/,
    content: /^(?:title|linux|efi|default|timeout)[ \t]/m,
  },
  {
    program: 'PXELINUX, another pxelinux.cfg was read',
    name: /\/pxelinux\.cfg\/[^/]+$/i,
    content: /^[ \t]*(?:label|kernel|append|linux|default|include|ui)[ \t]+\S/im,
  },
  {
    program: 'PXELINUX or its kin, away from pxelinux.cfg/',
    name: new RegExp(String.raw`(?:pxe|sys|iso|ext)linux[^/]*(?:\.cfg|${ENDING}|/[^/.]+)$`, 'i'),
    content: /^[ \t]*(?:label|kernel|append|linux)[ \t]+\S/im,
  },
  {
    program: 'PXELINUX or its kin, as a template away from pxelinux.cfg/',
    name: new RegExp(`${TEMPLATE}$`, 'i'),
    content: BOOTS,
    also: LABEL,
  },
  { program: 'PXELINUX or its kin, away from pxelinux.cfg/', name: /./, content: BOOTS, also: LABEL },
  {
    program: 'matchbox',
    name: /\/(?:profiles|groups)\/[^/]+\.json$/i,
    content: /"(?:boot|profile)"[ \t]*:/,
  },
  {
    program: 'Cobbler',
    seldom: true,
    name: /\/cobbler[^/]*\/(?:.{0,200}\/)?(?:settings(?:\.ya?ml)?|[^/]+\.template)$/i,
    content:
      /^(?:next_server|server|manage_dhcp(?:_v4)?|pxe_just_once)[ \t]*:|\$(?:next_server|kernel_path|append_line|menu_items)\b/m,
  },
  {
    program: 'Tinkerbell',
    seldom: true,
    name: /\/[^/]*(?:tink|hardware|workflow|template|machine)[^/]*\.ya?ml$|\/tink[^/]*\/.+\.ya?ml$/i,
    content: /^apiVersion:[ \t]*["']?(?:tinkerbell\.org|bmc\.tinkerbell\.org)\//m,
  },
  {
    program: 'MAAS',
    name: /\/maas[^/]*\/(?:.{0,200}\/)?[^/]+$|\/(?:rackd|regiond)\.conf$/i,
    content: /^(?:maas_url|tftp_root|curtin_userdata)[ \t]*:/m,
  },
  { program: 'the Windows boot manager', name: /\/(?:BCD|bootmgfw\.efi|bootmgr(?:\.exe|\.efi)?)$/i },
];

/** Programs, pages and packages speak of boots as well, without being read at one. */
const OTHERS =
  /\.(?:py|go|rs|[jt]sx?|mjs|html?|css|svg|md|rst|adoc|[ch]|cc|cpp|java|php|sh|bash|ps1|bat|rb|vue|lock|png|jpe?g|gif|ico|pdf|gz|xz|zip|iso|img|kpxe|deb|rpm|woff2?|service|ya?ml|toml|xml|pl|nix|c32|log|patch|diff)$|~$/i;

/** Read for the addresses of interfaces; that a DHCP server is switched on there is another thing. */
const HALF_READ = /\/systemd\/network\/[^/]+\.network$/;

const SELDOM = /\.(?:ya?ml|service|xml)$/i;

/** More than any such file has. */
const LARGEST = 256 * 1024;
/** Files that are opened, those with a telling name first. */
const MOST_OPENED = 2000;
/** Scripts and YAML files of which it is looked what they write. */
const MOST_HOLDERS = 300;
/** Folders below each other: what a menu loads lies deeper than what names it. */
const DEEPEST = 8;
/** Names looked at in each folder of a server's disk. */
const MOST_LISTED = 500;
/** Of a whole disk only these folders are looked into. */
const DISK_FOLDERS = [
  '/etc',
  '/etc/dnsmasq.d',
  '/etc/kea',
  '/etc/systemd/network',
  '/etc/ganesha',
  '/etc/libvirt/qemu/networks',
];

function programOf(path: string, text: string | undefined): string | undefined {
  const says = (pattern: RegExp | undefined): boolean =>
    pattern === undefined || (text !== undefined && pattern.test(text));
  const second = text === undefined ? undefined : secondOf(path, text);
  if (second !== undefined) return second;
  return KINDS.find(({ name, content, also }) => name.test(path) && says(content) && says(also))?.program;
}

/** A second file of a language that is read: it was found, and another one was taken. */
function secondOf(path: string, text: string): string | undefined {
  const language = searchedLanguage(baseName(path));
  if (language !== 'dhcpd' && language !== 'exports') return undefined;
  const { confirms, sign } = namingOf(language);
  const filled = madeFrom(baseName(path)) !== undefined && bearsHoles(text);
  const signed = filled || headStatements(text).some((line) => sign.test(line));
  if (!signed || (!filled && confirms?.(text) === false)) return undefined;
  return `${language === 'dhcpd' ? 'dhcpd' : 'exportfs'}, another file was read`;
}

/** The files of a pxelinux.cfg of which the site has none; in one that is read, what is left is no configuration. */
function notReadIn(files: FileSystem, folder: string, site: Site | undefined): string[] {
  const paths = (files.list(folder) ?? []).slice(0, MOST_LISTED).map((name) => child(folder, name));
  if (paths.some((path) => site?.files.has(path) === true)) return [];
  return paths.filter((path) => files.stat(path)?.kind === 'file');
}

function filesBelow(files: FileSystem, folder: string, site: LocatedSite | undefined): readonly string[] {
  const ignored =
    site === undefined ? () => false : ignoring(site.location.base, site.location.configuration.ignore ?? []);
  if (!isWholeDisk(files, folder)) {
    const { all, pxelinux } = searchNames(files, folder, ignored, DEEPEST);
    return [...all, ...pxelinux.flatMap((path) => notReadIn(files, path, site?.site))];
  }
  const tftp = site?.site.tftp.root;
  const folders = [...DISK_FOLDERS, ...(tftp === undefined ? [] : [tftp, `${tftp}/grub`])];
  return folders
    .map((path) => (folder === '/' ? path : `${folder}${path}`))
    .flatMap((one) => (files.list(one) ?? []).slice(0, MOST_LISTED).map((name) => child(one, name)))
    .filter((path) => !ignored(path) && files.stat(path)?.kind === 'file');
}

export interface LocatedSite {
  readonly location: SiteLocation;
  readonly site: Site;
}

/** The files of the sites, and of the folders in which these were looked for, by path. */
export function unreadBootFiles(
  files: FileSystem,
  folders: readonly string[],
  sites: readonly LocatedSite[],
): UnreadBootFile[] {
  const below = new Map<string, string>();
  const look = (folder: string, site?: LocatedSite): void => {
    for (const path of filesBelow(files, folder, site)) {
      if (!below.has(path)) below.set(path, folder === '/' ? path : path.slice(folder.length));
    }
  };
  for (const folder of folders)
    look(
      folder,
      sites.find(({ location }) => location.root === folder),
    );
  for (const one of sites) if (one.location.alone === undefined) look(one.location.root, one);
  const isRead = (path: string): boolean =>
    !HALF_READ.test(path) && sites.some(({ site }) => site.files.has(path));
  const telling = KINDS.filter(({ name }) => !name.test('/x'));
  const seldom = KINDS.filter((kind) => kind.seldom === true);
  const mayBoot = (name: string): boolean =>
    !OTHERS.test(name) || (SELDOM.test(name) && seldom.some((kind) => kind.name.test(name)));
  const left = [...below].filter(([path, name]) => !isOwnMenu(name) && !isRead(path));
  const asked = left.filter(([, name]) => mayBoot(name));
  const tells = (name: string): boolean =>
    searchedLanguage(baseName(name)) !== undefined || telling.some((kind) => kind.name.test(name));
  const ordered = [...asked.filter(([, name]) => tells(name)), ...asked.filter(([, name]) => !tells(name))];
  const own = ordered.slice(0, MOST_OPENED).flatMap(([path, name]) => {
    const text = textOf(files, path);
    // A script may write such files, and is none itself.
    const program = programOf(name, text !== undefined && /^#!\s*\//.test(text) ? undefined : text);
    return program === undefined ? [] : [{ path, program }];
  });
  const known = new Set(own.map(({ path }) => path));
  const held = left
    .filter(([path, name]) => mayHold(name) && !known.has(path))
    .slice(0, MOST_HOLDERS)
    .flatMap(([path, name]) => {
      const program = heldBy(name, textOf(files, path) ?? '');
      return program === undefined ? [] : [{ path, program }];
    });
  return [...own, ...held].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** None of a file that is binary or too large. */
function textOf(files: FileSystem, path: string): string | undefined {
  const { size = 0 } = files.details(path) ?? {};
  const read = size > 0 && size <= LARGEST ? files.read(path) : undefined;
  return read?.kind === 'text' ? read.text : undefined;
}
