/** The well-known places of a boot server's files, as server paths. Data only. */

/** The first that is there is the one dhcpd reads (Debian and RHEL, older systems, Debian before 2012, FreeBSD). */
export const DHCPD_CONF = [
  '/etc/dhcp/dhcpd.conf',
  '/etc/dhcpd.conf',
  '/etc/dhcp3/dhcpd.conf',
  '/usr/local/etc/dhcpd.conf',
];

export const DNSMASQ_CONF = '/etc/dnsmasq.conf';
/** Debian's dnsmasq reads this folder besides (CONFIG_DIR of its service), without hidden files, backups, and leftovers of dpkg. */
export const DNSMASQ_DIRECTORY = '/etc/dnsmasq.d';

/** Where TFTP roots usually lie; asked only when no settings file says. */
export const TFTP_ROOTS = [
  '/srv/tftp',
  '/var/lib/tftpboot',
  '/tftpboot',
  '/diskless',
  '/var/lib/tftp',
  '/srv/tftpboot',
  '/opt/tftp',
  '/var/tftp',
  '/var/ftpd',
];

/** Where distributions keep what their web servers give out. */
export const HTTP_ROOTS = [
  '/var/www/html',
  '/var/www/localhost/htdocs',
  '/srv/http',
  '/srv/www/htdocs',
  '/srv/www',
  '/usr/share/nginx/html',
  '/var/www',
];

const CONF_D = ['dhcp', 'dhcpd', 'in.tftpd', 'tftpd', 'atftp', 'nfs', 'hostname', 'net'];
const DEFAULT = ['isc-dhcp-server', 'dhcp3-server', 'tftpd-hpa', 'atftpd', 'nfs-kernel-server', 'nfs-common'];
const UNIT_DIRECTORIES = ['/etc/systemd/system', '/usr/lib/systemd/system', '/lib/systemd/system'];
const UNITS = ['tftp', 'tftpd', 'in.tftpd', 'tftpd-hpa'];
const DHCP_UNITS = ['isc-dhcp-server', 'dhcpd', 'dhcpd4'];
const NFS_UNITS = ['nfs-mountd', 'nfs-server', 'rpc-mountd'];

/** Settings files of the services; those in directories, below. */
export const SETTINGS: readonly string[] = [
  '/etc/hosts',
  '/etc/hostname',
  '/etc/hosts.allow',
  '/etc/hosts.deny',
  '/etc/nfs.conf',
  '/etc/inetd.conf',
  '/etc/xinetd.conf',
  '/etc/xinetd.d/tftp',
  '/etc/network/interfaces',
  ...CONF_D.map((name) => `/etc/conf.d/${name}`),
  ...DEFAULT.map((name) => `/etc/default/${name}`),
  ...['dhcpd', 'nfs', 'tftp'].map((name) => `/etc/sysconfig/${name}`),
  ...[...NFS_UNITS, ...DHCP_UNITS].map((unit) => `/etc/systemd/system/${unit}.service`),
  ...UNIT_DIRECTORIES.flatMap((directory) =>
    UNITS.flatMap((unit) => [`${directory}/${unit}.service`, `${directory}/${unit}.socket`]),
  ),
];

/** Settings files that a repository without the layout of a server keeps in any folder, by their names, with what only they say and where they belong. */
export const SETTINGS_BY_NAME: readonly {
  readonly name: string;
  readonly says: RegExp;
  readonly path: string;
}[] = [
  { name: 'tftpd-hpa', says: /^[ \t]*TFTP_\w+=/m, path: '/etc/default/tftpd-hpa' },
  {
    name: 'isc-dhcp-server',
    says: /^[ \t]*(?:INTERFACES|DHCPDv4_)\w*=/m,
    path: '/etc/default/isc-dhcp-server',
  },
  { name: 'nfs-kernel-server', says: /^[ \t]*RPC\w+=/m, path: '/etc/default/nfs-kernel-server' },
  { name: 'tftp', says: /^[ \t]*service[ \t]+tftp\b/m, path: '/etc/xinetd.d/tftp' },
];

interface SettingsDirectory {
  readonly directory: string;
  readonly ending: string;
  readonly beginning?: string;
  /** What its program passes over. */
  readonly except?: RegExp;
  /** Some are for root only, and little is lost without them: those that may not be read are passed over. */
  readonly optional?: true;
}

/** `__sed_discard_ignored_files` of Red Hat's network-functions. */
const COPY_OF_IFCFG = /~$|\.(?:bak|old|orig|rpmnew|rpmorig|rpmsave)$/;

/** Directories whose files, by the ending of their names, are settings too. */
export const SETTINGS_DIRECTORIES: readonly SettingsDirectory[] = [
  { directory: '/etc/nfs.conf.d', ending: '.conf' },
  { directory: '/etc/network/interfaces.d', ending: '' },
  { directory: '/etc/xinetd.d', beginning: 'tftp', ending: '' },
  ...['/etc/sysconfig/network-scripts', '/etc/sysconfig/network'].map(
    (directory) =>
      ({ directory, beginning: 'ifcfg-', ending: '', except: COPY_OF_IFCFG, optional: true }) as const,
  ),
  { directory: '/etc/NetworkManager/system-connections', ending: '.nmconnection', optional: true },
  { directory: '/etc/systemd/network', ending: '.network', optional: true },
  { directory: '/etc/systemd/system', ending: '.mount', optional: true },
  ...[...UNITS, ...NFS_UNITS, ...DHCP_UNITS].map((unit) => ({
    directory: `/etc/systemd/system/${unit}.service.d`,
    ending: '.conf',
  })),
];

/** One of these below a directory makes it stand for a boot server's `/`. Node roots rarely have any. */
export const MARKERS: readonly string[] = [
  ...DHCPD_CONF,
  DNSMASQ_CONF,
  DNSMASQ_DIRECTORY,
  '/etc/exports',
  '/etc/exports.d',
  '/etc/conf.d/in.tftpd',
  '/etc/conf.d/tftpd',
  '/etc/conf.d/dhcpd',
  '/etc/default/tftpd-hpa',
  '/etc/default/isc-dhcp-server',
  '/etc/default/nfs-kernel-server',
  '/etc/xinetd.d/tftp',
  ...TFTP_ROOTS.map((root) => `${root}/pxelinux.cfg`),
];

/** First names of paths that belong to a server's tree rather than to somebody's working folder. */
export const SYSTEM_DIRECTORIES = new Set([
  'boot',
  'diskless',
  'etc',
  'export',
  'exports',
  'lib',
  'nfsroot',
  'opt',
  'srv',
  'tftpboot',
  'usr',
  'var',
]);

/** What editors, packages and people put behind the name of a file that they keep a copy of or switch off, and what packs one. */
const COPIED =
  /(?:~|\.(?:bak|backup|old|orig|save|disabled|off|rej|sw[op]|rpm(?:new|orig|save)|dpkg-\w+|ucf-\w+|gz|xz|bz2|zst))+$/i;

export function isCopy(name: string): boolean {
  return COPIED.test(name);
}

const WRITTEN =
  /\.(?:config|cfg|conf|ini|ipxe|j2|jinja2|erb|tmpl|tpl|template|ya?ml|json|toml|xml|html?|php|py|pl|rb|txt|md|rst|list|log|url|patch|diff|service|sh|md5(?:sum)?|sha\d*(?:sum)?|sum|sig|asc)$/i;

/** Texts that people write, and sums and signatures: they are kept in a repository also where the images are not. */
export function isWritten(name: string): boolean {
  return WRITTEN.test(name.replace(COPIED, ''));
}

/** Kernels, initial ramdisks and images of whole systems: too large for many a repository, which has the boot loaders all the same. */
export function isSystemImage(name: string): boolean {
  return !isWritten(name) && !SMALL.test(name) && (isKernel(name) || SYSTEM.test(name));
}

const SMALL = /\.(?:0|bin|c32|com|e32|e64|efi|mod|k{0,2}pxe|lkrn|pxe|nbi)(?:\.signed)?$/i;
const SYSTEM =
  /^init(?:rd|ramfs|ramdisk)|initrd|initramfs|\.(?:img|iso|gz|xz|zst|lz|squashfs|sqfs|wim|vhdx?)$/i;

function isKernel(name: string): boolean {
  return /^(?:vmlinu[xz]|[bz]?z?image|uimage|linux$|linux-\d|kernel)/i.test(name);
}

/** Boot loaders and kernels: one such file makes a listing of the TFTP root worth trusting. */
export function isBootImage(name: string): boolean {
  if (isWritten(name) || /\.c32$/i.test(name)) return false;
  return (
    /^(?:[gl]?pxelinux|pxeboot|undionly|ipxe|snponly|memdisk|bootx64|bootia32|grubx64|shimx64|syslinux)\b/i.test(
      name,
    ) ||
    isKernel(name) ||
    /\.(?:efi|kpxe|pxe|nbi)$/i.test(name)
  );
}
