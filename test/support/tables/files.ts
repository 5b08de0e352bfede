/** Sites with a server of files: what may be wrong with its settings and with the names that it is asked for, one thing at a time. */

import { toldByFirmware } from '../../../server/rules/about/examples/twofirmwares.js';
import { xinetdSite } from '../../../server/rules/about/examples/xinetd.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import type { Files, Told } from '../told.js';

export const DHCP = 'etc/dhcp/dhcpd.conf';
export const HPA = 'etc/default/tftpd-hpa';
export const IMAGES: Files = {
  'srv/tftp/pxelinux.0': '',
  'srv/tftp/ldlinux.c32': '',
  'srv/tftp/vmlinuz': '',
};
const dhcp = miniature()[DHCP] ?? '';

export const at = (more: Files = {}): Files => miniature({ ...IMAGES, ...more });
const name = (asked: string, more: Files = {}): Files =>
  at({ [DHCP]: dhcp.replace('pxelinux.0', asked), ...more });
const hpa = (text: string, more: Files = {}): Files => at({ [HPA]: text, ...more });
const options = (words: string, more: Files = {}): Files =>
  hpa(`TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="${words}"\n`, more);
const next = (server: string): Files => ({ [DHCP]: dhcp.replace('192.168.1.1;', `${server};`) });
const told = (words: string): Files => ({ [DHCP]: dhcp.replace('filename', `${words}\n  filename`) });
/** iPXE loads what it is told after the firmware loaded it. */
const ipxe = (url: string, more: Files = {}): Files =>
  at({
    [DHCP]: dhcp.replace(
      'filename "pxelinux.0";',
      `if exists user-class and option user-class = "iPXE" {\n    filename "${url}";\n  } else {\n    filename "undionly.kpxe";\n  }`,
    ),
    'srv/tftp/undionly.kpxe': '',
    ...more,
  });
export const SCRIPT =
  '#!ipxe\nkernel tftp://192.168.1.1/vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\nboot\n';
export const NGINX = 'server {\n  listen 80;\n  root /srv/http;\n}\n';
const web = (url: string, more: Files = {}): Files =>
  ipxe(url, { 'etc/nginx/conf.d/boot.conf': NGINX, 'srv/http/boot.ipxe': SCRIPT, ...more });
const xinetd = (words: string, more: Files = {}): Files => ({
  ...xinetdSite(words),
  ...more,
});

const CFG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const own = miniature()[CFG];
/** The files of PXELINUX lie in another folder than the one that is served. */
const moved = (folder: string, more: Files = {}): Files =>
  at({
    'srv/tftp/pxelinux.0': undefined,
    'srv/tftp/ldlinux.c32': undefined,
    [CFG]: undefined,
    'srv/tftp/pxelinux.cfg/default': undefined,
    'srv/tftp/x': '',
    [`${folder}/pxelinux.0`]: '',
    [`${folder}/pxelinux.cfg/01-00-40-63-c2-ca-c9`]: own,
    ...more,
  });

export const filesSites: Readonly<Record<string, Told>> = {
  'of nothing wrong': at(),
  'of a name that is not there': name('pxelinux.1'),
  'of a name that lies in a folder below': name('other/pxelinux.0', {
    'srv/tftp/pxelinux.0': undefined,
    'srv/tftp/bios/pxelinux.0': '',
  }),
  'of a name one folder too low': name('pxelinux.0', {
    'srv/tftp/pxelinux.0': undefined,
    'srv/tftp/bios/pxelinux.0': '',
  }),
  'of files in a folder below the root': moved('srv/tftp/bios'),
  'of files in a folder above the root': moved('srv'),
  'of files in a folder beside the root': moved('srv/boot'),
  'of files in a folder below the root, and a loader in the root': moved('srv/tftp/bios', {
    'srv/tftp/pxelinux.0': '',
  }),
  'of files in a folder below the root, and a name with that folder': moved('srv/tftp/bios', {
    [DHCP]: dhcp.replace('pxelinux.0', 'bios/pxelinux.0'),
  }),
  'of files in a folder below the root, and a name with another': moved('srv/tftp/bios', {
    [DHCP]: dhcp.replace('pxelinux.0', 'efi/pxelinux.0'),
  }),
  'of files in a folder below the root, and a slash before the name': moved('srv/tftp/bios', {
    [DHCP]: dhcp.replace('pxelinux.0', '/pxelinux.0'),
  }),
  'of files in a folder below the root, and two names': moved('srv/tftp/bios', {
    [DHCP]: toldByFirmware({ efi: 'syslinux.efi' }),
  }),
  'of files in a folder below the root, and another loader': moved('srv/tftp/bios', {
    [DHCP]: dhcp.replace('pxelinux.0', 'grub.0'),
  }),
  'of files in two folders below the root': moved('srv/tftp/bios', {
    'srv/tftp/efi/pxelinux.cfg/default': own,
  }),
  'of files in a folder below the root, which DHCP tells': moved('srv/tftp/bios', {
    [DHCP]: `option space pxelinux;\noption pxelinux.pathprefix code 210 = text;\nsite-option-space "pxelinux";\noption pxelinux.pathprefix "/bios/";\n${dhcp}`,
  }),
  'of files in a folder below a root that is not there': moved('srv/tftp/bios', {
    [HPA]: 'TFTP_DIRECTORY="/srv/tftpp"\nTFTP_OPTIONS="--secure"\n',
  }),
  'of a name that is a folder': name('pxelinux.cfg'),
  'of a name that is empty while all else is not': at({
    'srv/tftp/vmlinuz': '\u007fx\0'.padEnd(600, '\0'),
    'srv/tftp/ldlinux.c32': '\u007fx\0'.padEnd(600, '\0'),
  }),
  'of the root once more in the name': name('/srv/tftp/pxelinux.0'),
  'of the root once more in the name, in a copy without images': name('/srv/tftp/pxelinux.0', {
    'srv/tftp/pxelinux.0': undefined,
    'srv/tftp/ldlinux.c32': undefined,
    'srv/tftp/vmlinuz': undefined,
  }),
  'of no settings, and the root in the name': name('/srv/tftp/pxelinux.0', { [HPA]: undefined }),
  'of no settings': name('pxelinux.0', { [HPA]: undefined }),
  'of a relative name without -s': options(''),
  'of a relative name without -s, and a word for it': options('secure'),
  'of a relative name without -s, and a slip in it': options('--secrue'),
  'of a relative name without -s, and a slip in the variable': hpa(
    'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTOINS="--secure"\n',
  ),
  'of an absolute name without -s': name('/srv/tftp/pxelinux.0', {
    [HPA]: 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS=""\n',
  }),
  'of a name beside its directory': name('/srv/tftpx/pxelinux.0', {
    [HPA]: 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS=""\n',
    'srv/tftpx/pxelinux.0': '',
  }),
  'of a name outside of its directory': name('/boot/pxelinux.0', {
    [HPA]: 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS=""\n',
    'boot/pxelinux.0': '',
  }),
  'of a name with .. without -s': name('/srv/tftp/../tftp/pxelinux.0', {
    [HPA]: 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS=""\n',
  }),
  'of a name that ends in .. without -s': name('/srv/tftp/..', {
    [HPA]: 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS=""\n',
  }),
  'of a name with two dots in it': name('/srv/tftp/a..b', {
    [HPA]: 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS=""\n',
    'srv/tftp/a..b': '',
  }),
  'of a map file': options('--secure -m /etc/tftpd.map', { 'etc/tftpd.map': 'r a b\n' }),
  'of a map file that is not there': options('--secure -m /etc/tftpd.map'),
  'of two directories with -s': options('--secure /srv/boot'),
  'of two directories with -s, both in one variable': hpa(
    'TFTP_DIRECTORY="/srv/tftp /srv/boot"\nTFTP_OPTIONS="--secure"\n',
  ),
  'of two directories without -s': options('/srv/boot'),
  'of an option with a value that is none': options('--secure --blocksize x'),
  'of an option that prints the version': options('--secure --version'),
  'of a user that is not there': hpa(
    'TFTP_USERNAME="tftpp"\nTFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
    { 'etc/passwd': 'root:x:0:0::/root:/bin/sh\ntftp:x:101:101::/srv/tftp:/bin/false\n' },
  ),
  'of a variable that nothing sets': hpa('TFTP_DIRECTORY="$ROOT"\nTFTP_OPTIONS="--secure"\n'),
  'of a variable in the root': hpa('BASE=/srv\nTFTP_DIRECTORY="$BASE/tftp"\nTFTP_OPTIONS="--secure"\n'),
  'of a blank before the sign': hpa('TFTP_DIRECTORY ="/srv/tftp"\nTFTP_OPTIONS="--secure"\n'),
  'of a quote that nothing closes': hpa('TFTP_DIRECTORY="/srv/tftp\nTFTP_OPTIONS="--secure"\n'),
  'of DOS line ends': hpa('TFTP_DIRECTORY="/srv/tftp"\r\nTFTP_OPTIONS="--secure"\r\n'),
  'of another address': hpa(
    'TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS="192.168.1.9:69"\nTFTP_OPTIONS="--secure"\n',
  ),
  'of another address, of a server whose addresses are known': hpa(
    'TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS="192.168.1.9:69"\nTFTP_OPTIONS="--secure"\n',
    { 'diskless-lint.json': '{"server": {"addresses": ["192.168.1.1", "192.168.1.9"]}}' },
  ),
  'of the address that machines are told': hpa(
    'TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS="192.168.1.1:tftp"\nTFTP_OPTIONS="--secure"\n',
    { 'diskless-lint.json': '{"server": {"addresses": ["192.168.1.1", "192.168.1.9"]}}' },
  ),
  'of its own address alone': hpa(
    'TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS="LOCALHOST"\nTFTP_OPTIONS="--secure"\n',
  ),
  'of another port': hpa('TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS=":6969"\nTFTP_OPTIONS="--secure"\n'),
  'of the port with a zero before it': hpa(
    'TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS=":069"\nTFTP_OPTIONS="--secure"\n',
  ),
  'of all addresses': hpa('TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS="0.0.0.0:69"\nTFTP_OPTIONS="--secure"\n'),
  'of all addresses of IPv6': hpa(
    'TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS="[::]:69"\nTFTP_OPTIONS="--secure"\n',
  ),
  'of one address of IPv6': hpa(
    'TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS="[fe80::1]:69"\nTFTP_OPTIONS="--secure"\n',
  ),
  'of an address among the options': options('--secure --address 127.0.0.1'),
  'of an address among the options beside the setting': hpa(
    'TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS=":6969"\nTFTP_OPTIONS="--secure -a :69"\n',
  ),
  'of IPv6 alone': options('--secure -6'),
  'of a root that is not there': hpa('TFTP_DIRECTORY="/srv/tftpd"\nTFTP_OPTIONS="--secure"\n'),
  'of a root that is not there, in a usual place': hpa(
    'TFTP_DIRECTORY="/var/lib/tftpboot"\nTFTP_OPTIONS="--secure"\n',
  ),
  'of a root below a folder with a slip': hpa('TFTP_DIRECTORY="/srvv/tftp"\nTFTP_OPTIONS="--secure"\n'),
  'of a root of which nothing is here': hpa('TFTP_DIRECTORY="/data/pxe"\nTFTP_OPTIONS="--secure"\n'),
  'of another server of files': at(next('192.168.1.9')),
  'of a server by a name that nobody knows': at(next('boothost')),
  'of files that only their owner may read': [at(), { modes: { 'srv/tftp/pxelinux.0': 0o600 } }],
  'of files that only their owner may read, and -p': [
    options('--secure  -p'),
    { modes: { 'srv/tftp/pxelinux.0': 0o600 } },
  ],
  'of files that only their owner may read, and a user': [
    options('--secure --user tftp'),
    { modes: { 'srv/tftp/pxelinux.0': 0o600 } },
  ],
  'of files that only their owner may read, and no options': [
    name('/srv/tftp/pxelinux.0', { [HPA]: 'TFTP_DIRECTORY="/srv/tftp"\n' }),
    { modes: { 'srv/tftp/pxelinux.0': 0o600 } },
  ],
  'of a folder that nobody else may enter': [
    name('bios/pxelinux.0', { 'srv/tftp/bios/pxelinux.0': '' }),
    { modes: { 'srv/tftp/bios': 0o700 } },
  ],
  'of a link that leads out of the root': [
    at({ 'srv/tftp/pxelinux.0': undefined, 'usr/lib/pxelinux.0': '' }),
    { symlinks: { 'srv/tftp/pxelinux.0': '/usr/lib/pxelinux.0' } },
  ],
  'of a link with .. that leads out of the root': [
    at({ 'srv/tftp/pxelinux.0': undefined, 'usr/lib/pxelinux.0': '' }),
    { symlinks: { 'srv/tftp/pxelinux.0': '../../usr/lib/pxelinux.0' } },
  ],
  'of a link that stays in the root': [
    at({ 'srv/tftp/pxelinux.0': undefined, 'srv/tftp/bios/pxelinux.0': '' }),
    { symlinks: { 'srv/tftp/pxelinux.0': 'bios/pxelinux.0' } },
  ],
  'of a link that leads out of the root, without -s': [
    name('/srv/tftp/pxelinux.0', {
      [HPA]: 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS=""\n',
      'srv/tftp/pxelinux.0': undefined,
      'usr/lib/pxelinux.0': '',
    }),
    { symlinks: { 'srv/tftp/pxelinux.0': '/usr/lib/pxelinux.0' } },
  ],
  'of a link of a folder that leads out of the root': [
    name('bios/pxelinux.0', { 'usr/lib/bios/pxelinux.0': '' }),
    { symlinks: { 'srv/tftp/bios': '/usr/lib/bios' } },
  ],
  'of a name that is not there, under UEFI': at({
    [DHCP]: toldByFirmware({ efi: 'bootx64.efi' }),
    'srv/tftp/bootx64': '',
  }),
  'of a name that nobody may read, under UEFI': [
    at({ [DHCP]: toldByFirmware({ efi: 'bootx64.efi' }), 'srv/tftp/bootx64.efi': '' }),
    { modes: { 'srv/tftp/bootx64.efi': 0o600 } },
  ],
  'of a name that iPXE is told and that is not there': ipxe('boot.ipxe'),
  'of a name that iPXE is told': ipxe('boot.ipxe', { 'srv/tftp/boot.ipxe': SCRIPT }),
  'of a name that iPXE is told and nobody may read': [
    ipxe('boot.ipxe', { 'srv/tftp/boot.ipxe': SCRIPT }),
    { modes: { 'srv/tftp/boot.ipxe': 0o600 } },
  ],
  'of the service that is not started': at({ 'etc/rc2.d/S01dhcpd': '', 'etc/init.d/tftpd-hpa': '' }),
  'of the service that is masked': [
    at(),
    { symlinks: { 'etc/systemd/system/tftpd-hpa.service': '/dev/null' } },
  ],
  'of TCP wrappers that let nobody in': at({ 'etc/hosts.deny': 'ALL: ALL\n' }),
  'of TCP wrappers that let it in': at({
    'etc/hosts.deny': 'ALL: ALL\n',
    'etc/hosts.allow': 'in.tftpd: 192.168.1.\n',
  }),
  'of TCP wrappers that go by names': at({
    'etc/hosts.deny': 'ALL: ALL\n',
    'etc/hosts.allow': 'in.tftpd: .example.org\n',
  }),
  'of a machine with the address of the server': at({
    [DHCP]: dhcp.replace('fixed-address 192.168.1.21', 'fixed-address 192.168.1.1'),
  }),
  'of a server behind no router': at({
    [DHCP]: dhcp.replaceAll('192.168.1.1;', '10.0.0.1;'),
    'diskless-lint.json': '{"server": {"addresses": ["10.0.0.1"]}}',
  }),
  'of xinetd that lets it in': xinetd('only_from = 192.168.1.0'),
  'of xinetd that lets others in': xinetd('only_from = 10.0.0.0/8'),
  'of xinetd that keeps it out': xinetd('no_access = 192.168.1.21'),
  'of xinetd that may keep it out': xinetd('no_access = node21.example.org'),
  'of xinetd that lets some in': xinetd('only_from = 192.168.1.{20,22}'),
  'of xinetd that lets in who has a shorter number': xinetd('only_from = 192.168.{1}'),
  'of xinetd with a service that is switched off': xinetd('disable = yes'),
  'of inetd': at({
    [HPA]: undefined,
    'etc/inetd.conf': 'tftp dgram udp wait root /usr/sbin/in.tftpd in.tftpd -s /srv/tftp\n',
  }),
  'of inetd with a line that is switched off': at({
    [HPA]: undefined,
    'etc/inetd.conf': '#tftp dgram udp wait root /usr/sbin/in.tftpd in.tftpd -s /srv/tftp\n',
  }),
  'of a root that is not there, and nothing else may be': at({
    [HPA]: 'TFTP_DIRECTORY="/srv/tftp/boot"\nTFTP_OPTIONS="--secure"\n',
  }),
  'of a root that is not there, for iPXE': ipxe('boot.ipxe', {
    [HPA]: 'TFTP_DIRECTORY="/srv/tftpp"\nTFTP_OPTIONS="--secure"\n',
    'srv/tftp/boot.ipxe': SCRIPT,
  }),
  'of an option with a slip in it': options('--secure --verbsoe'),
  'of an option that is none': options('--secure --nothing'),
  'of a URL': web('http://192.168.1.1/boot.ipxe'),
  'of a URL that leads to no file': web('http://192.168.1.1/boto.ipxe'),
  'of a URL with a question': web('http://192.168.1.1/boto.ipxe?mac=1'),
  'of a URL of another form': web('http:/192.168.1.1/boot.ipxe'),
  'of a URL of HTTPS': web('https://192.168.1.1/boot.ipxe'),
  'of a URL of the name of the server': web('http://master/boot.ipxe', {
    'etc/hosts': '192.168.1.1 master\n',
  }),
  'of a URL of the name of another': web('http://other/boot.ipxe', { 'etc/hosts': '192.168.1.9 other\n' }),
  'of a URL of a name that a template fills in': web('http://@server.name@/boot.ipxe'),
  'of a URL of a folder': web('http://192.168.1.1/'),
  'of a URL with a question, and the file': web('http://192.168.1.1/boot.ipxe?mac=1'),
  'of a URL of a port that is served': web('http://192.168.1.1:8080/boto.ipxe', {
    'etc/nginx/conf.d/boot.conf': NGINX.replace('80', '8080'),
  }),
  'of a URL of FTP': web('ftp://192.168.1.1/boot.ipxe'),
  'of a URL of a script that is made': web('http://192.168.1.1/boot.cgi', { 'srv/http/boot.cgi': '' }),
  'of a URL of a program': web('http://192.168.1.1/boot.php'),
  'of a URL of another port': web('http://192.168.1.1:8080/boto.ipxe'),
  'of a URL of another server': web('http://192.168.1.9/boot.ipxe'),
  'of a URL of a name with a dot': web('http://boot.example.org/boot.ipxe'),
  'of a URL of a name without one': web('http://boot/boot.ipxe'),
  'of a URL of no scheme that is known': web('gopher://192.168.1.1/boot.ipxe'),
  'of a URL of TFTP': web('tftp://192.168.1.1/boot.ipxe', { 'srv/tftp/boot.ipxe': SCRIPT }),
  'of a URL of TFTP that leads to no file': web('tftp://192.168.1.1/boto.ipxe', {
    'srv/tftp/boot.ipxe': SCRIPT,
  }),
  'of a URL of TFTP of another server': web('tftp://192.168.1.9/boot.ipxe'),
  'of a URL with the address of the machine': web('http://192.168.1.21/boot.ipxe'),
  'of a URL where nothing tells the folder': ipxe('http://192.168.1.1/boot.ipxe', {
    'srv/http/boot.ipxe': SCRIPT,
  }),
  'of a URL where nothing tells the folder, and two scripts have the name': ipxe(
    'http://192.168.1.1/boot.ipxe',
    { 'srv/a/boot.ipxe': SCRIPT, 'srv/b/boot.ipxe': SCRIPT },
  ),
  'of a URL for a ROM': name('http://192.168.1.1/pxelinux.0'),
  'of a URL for a ROM that is no program for BIOS': name('http://192.168.1.1/image'),
  'of a URL of a script for a ROM': name('http://192.168.1.1/boot.ipxe', { 'srv/http/boot.ipxe': SCRIPT }),
  'of a URL for a ROM, where iPXE is told another': ipxe('boot.ipxe', {
    'srv/tftp/boot.ipxe': SCRIPT,
    [DHCP]: dhcp.replace(
      'filename "pxelinux.0";',
      'if exists user-class and option user-class = "iPXE" {\n    filename "boot.ipxe";\n  } else {\n    filename "http://192.168.1.1/x";\n  }',
    ),
  }),
  'of a URL for UEFI by PXE': at({
    [DHCP]: toldByFirmware({ efi: 'http://192.168.1.1/bootx64.efi' }),
  }),
  'of a URL for UEFI by HTTP': at({
    ...told('option vendor-class-identifier "HTTPClient";'),
    [DHCP]: `option arch code 93 = unsigned integer 16;\n${dhcp.replace(
      'filename "pxelinux.0";',
      'if option arch = 00:10 {\n    option vendor-class-identifier "HTTPClient";\n    filename "http://192.168.1.1/bootx64.efi";\n  } else {\n    filename "pxelinux.0";\n  }',
    )}`,
    'etc/nginx/conf.d/boot.conf': NGINX,
    'srv/http/bootx64': '',
  }),
};
