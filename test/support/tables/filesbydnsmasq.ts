/** Sites whose dnsmasq serves files: what may be wrong with its lines and with the names that it is asked for, one thing at a time. */
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import type { Files, Told } from '../told.js';
import { at, DHCP, HPA, IMAGES, NGINX, SCRIPT } from './files.js';

const dnsmasq = (lines?: string, served?: string, more: Files = {}): Files => ({
  ...at(),
  [DHCP]: undefined,
  [HPA]: undefined,
  ...servedByDnsmasq(lines, served),
  ...IMAGES,
  ...more,
});

export const filesByDnsmasq: Readonly<Record<string, Told>> = {
  'of dnsmasq': dnsmasq(),
  'of dnsmasq on another interface': dnsmasq('interface=eth0\n', 'enable-tftp=eth1\ntftp-root=/srv/tftp\n'),
  'of dnsmasq on this interface': dnsmasq('interface=eth0\n', 'enable-tftp=eth0\ntftp-root=/srv/tftp\n'),
  'of dnsmasq on two interfaces, of which one serves': dnsmasq(
    'interface=eth0\ninterface=eth1\n',
    'enable-tftp=eth1\ntftp-root=/srv/tftp\n',
  ),
  'of dnsmasq on an interface with a star': dnsmasq(
    'interface=eth*\n',
    'enable-tftp=eth1\ntftp-root=/srv/tftp\n',
  ),
  'of dnsmasq on the interface of a template': dnsmasq(
    'interface={{ lan }}\n',
    'enable-tftp=eth1\ntftp-root=/srv/tftp\n',
  ),
  'of dnsmasq on another interface, and an address': dnsmasq(
    'interface=eth0\nlisten-address=192.168.1.1\n',
    'enable-tftp=eth1\ntftp-root=/srv/tftp\n',
  ),
  'of dnsmasq on another interface, and lo': dnsmasq(
    'interface=lo\n',
    'enable-tftp=eth1\ntftp-root=/srv/tftp\n',
  ),
  'of dnsmasq that is not told to serve, and names a server': dnsmasq(
    'dhcp-boot=pxelinux.0,other,192.168.1.9\n',
    'tftp-root=/srv/tftp\n',
  ),
  'of dnsmasq that is not told to serve, and names itself': dnsmasq(
    'dhcp-boot=pxelinux.0,,192.168.1.1\n',
    'tftp-root=/srv/tftp\n',
  ),
  'of dnsmasq that is not told to serve, and one line of two names a server': dnsmasq(
    'dhcp-boot=tag:a,pxelinux.0,other,192.168.1.9\ndhcp-boot=pxelinux.0\n',
    'tftp-root=/srv/tftp\n',
  ),
  'of dnsmasq that is not told to serve, and sends elsewhere by option 150': dnsmasq(
    'dhcp-option=150,192.168.1.9\n',
    'tftp-root=/srv/tftp\n',
  ),
  'of dnsmasq that is not told to serve, and another root for an interface': dnsmasq(
    '',
    'tftp-root=/srv/tftp\ntftp-root=/srv/other,eth1\n',
  ),
  'of dnsmasq without a root, and a name with ..': dnsmasq('dhcp-boot=a/../pxelinux.0\n', 'enable-tftp\n'),
  'of dnsmasq and a name with .. in the middle': dnsmasq('dhcp-boot=a/../pxelinux.0\n'),
  'of dnsmasq and a name that begins as the root': dnsmasq('dhcp-boot=/srv/tftpx/pxelinux.0\n'),
  'of dnsmasq and a root with a slash at its end': dnsmasq('', 'enable-tftp\ntftp-root=/srv/tftp/\n'),
  'of dnsmasq with a root for the interface': dnsmasq(
    'interface=eth0\n',
    'enable-tftp\ntftp-root=/srv/none\ntftp-root=/srv/tftp,eth0\n',
  ),
  'of dnsmasq with a root for each machine by its address': dnsmasq(
    '',
    'enable-tftp\ntftp-root=/srv/tftp\ntftp-unique-root=ip\n',
    { 'srv/tftp/192.168.1.21/pxelinux.0': '' },
  ),
  'of dnsmasq with a root for each machine by its card': dnsmasq(
    '',
    'enable-tftp\ntftp-root=/srv/tftp\ntftp-unique-root=mac\n',
    { 'srv/tftp/00-40-63-c2-ca-c9/pxelinux.0': '' },
  ),
  'of dnsmasq with a root for each machine, in a copy without it': dnsmasq(
    '',
    'enable-tftp\ntftp-root=/srv/copy\ntftp-unique-root=mac\n',
  ),
  'of dnsmasq and a name that is not there': dnsmasq('', undefined, { 'srv/tftp/pxelinux.0': undefined }),
  'of dnsmasq and a name with ..': dnsmasq('dhcp-boot=tag:x,a\ndhcp-boot=../tftp/pxelinux.0\n'),
  'of dnsmasq and a name with a backslash': dnsmasq('dhcp-boot=bios\\pxelinux.0\n', undefined, {
    'srv/tftp/bios/pxelinux.0': '',
  }),
  'of dnsmasq and capitals': dnsmasq('tftp-lowercase\ndhcp-boot=PXELINUX.0\n'),
  'of dnsmasq and the root in the name': dnsmasq('dhcp-boot=/srv/tftp/pxelinux.0\n'),
  'of dnsmasq beside dhcpd whose root is not there': at({
    [HPA]: undefined,
    'etc/dnsmasq.conf': 'port=0\nenable-tftp\ntftp-root=/srv/tftpp\n',
  }),
  'of dnsmasq whose folder stands behind the interface': dnsmasq(
    '',
    'enable-tftp\ntftp-root=eth0,/srv/tftp\n',
  ),
  'of a URL of dnsmasq at an address it listens at': dnsmasq(
    'listen-address=192.168.1.1\ndhcp-boot=http://192.168.1.1/boot.ipxe\n',
    '',
    { 'etc/nginx/conf.d/boot.conf': NGINX, 'srv/http/boot.ipxe': SCRIPT },
  ),
  'of a URL of dnsmasq at an address it does not listen at': dnsmasq(
    'listen-address=192.168.1.1\ndhcp-boot=http://192.168.1.9/boot.ipxe\n',
    '',
    { 'etc/nginx/conf.d/boot.conf': NGINX, 'srv/http/boot.ipxe': SCRIPT },
  ),
  'of dnsmasq without a root': dnsmasq('', 'enable-tftp\n'),
  'of dnsmasq without a root, and a whole path': dnsmasq('dhcp-boot=/srv/tftp/pxelinux.0\n', 'enable-tftp\n'),
  'of dnsmasq that is not told to serve': dnsmasq('', 'tftp-root=/srv/tftp\n'),
  'of dnsmasq that is not told to serve, and sends elsewhere': dnsmasq(
    'dhcp-option=66,192.168.1.9\n',
    'tftp-root=/srv/tftp\n',
  ),
  'of dnsmasq whose root is not there': dnsmasq('', 'enable-tftp\ntftp-root=/srv/tftpp\n'),
  'of dnsmasq whose root is not there, and may be': dnsmasq(
    'tftp-no-fail\n',
    'enable-tftp\ntftp-root=/srv/tftpp\n',
  ),
  'of dnsmasq and files of their owner': [dnsmasq(), { modes: { 'srv/tftp/pxelinux.0': 0o600 } }],
  'of dnsmasq and files of their group': [dnsmasq(), { modes: { 'srv/tftp/pxelinux.0': 0o640 } }],
  'of dnsmasq as root and files of their group': [
    dnsmasq('user=root\n'),
    { modes: { 'srv/tftp/pxelinux.0': 0o640 } },
  ],
  'of dnsmasq as root and folders of their group': [
    dnsmasq('user=root\ndhcp-boot=bios/pxelinux.0\n', undefined, { 'srv/tftp/bios/pxelinux.0': '' }),
    { modes: { 'srv/tftp/bios': 0o750 } },
  ],
  'of dnsmasq with tftp-secure': [dnsmasq('tftp-secure\n'), { modes: { 'srv/tftp/pxelinux.0': 0o600 } }],
  'of dnsmasq with a root for each machine': dnsmasq('tftp-unique-root\n'),
};
