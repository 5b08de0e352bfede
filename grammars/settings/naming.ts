/** The names and signs of the small settings files of services. */
import { type FileNaming, headStatements } from '../text/index.js';
import { isRaspberryLine } from './raspberry.js';

const SIGN = /^(?:\[[\w-]+\]$|[A-Z_][A-Z0-9_]*=)/;

export const naming: FileNaming = {
  names: [
    'hosts',
    'hosts.allow',
    'hosts.deny',
    'hostname',
    'interfaces',
    'inetd.conf',
    'xinetd.conf',
    'nfs.conf',
    'tftp-hpa',
    'tftpd-hpa',
    'in.tftpd',
    'isc-dhcp-server',
    'nfs-kernel-server',
    '*.service',
    '*.socket',
    '*.mount',
    '**/etc/conf.d/*',
    '**/etc/default/*',
    '**/etc/sysconfig/*',
    '**/xinetd.d/*',
    '**/nfs.conf.d/*',
    '**/interfaces.d/*',
  ],
  likely: [],
  vague: ['**/conf.d/*', '**/default/*', '**/sysconfig/*', 'config.txt', 'usercfg.txt', 'cmdline.txt'],
  searched: [],
  confirms(head) {
    const lines = headStatements(head);
    return (
      lines.length === 0 ||
      lines.filter((line) => SIGN.test(line) || isRaspberryLine(line)).length * 2 > lines.length
    );
  },
  sign: SIGN,
  comment: '#',
  places: [
    '**/{nfs.conf,tftpd-hpa,in.tftpd,isc-dhcp-server,nfs-kernel-server}',
    '**/etc/nfs.conf.d/*.conf',
    '**/etc/{hosts,hostname,hosts.allow,hosts.deny,inetd.conf,xinetd.conf}',
    '**/etc/default/{isc-dhcp-server,tftpd-hpa,nfs-kernel-server,nfs-common}',
    '**/etc/conf.d/{dhcp,dhcpd,in.tftpd,tftpd,atftp,nfs,hostname,net}',
    '**/etc/sysconfig/{dhcpd,nfs,tftp}',
    '**/etc/xinetd.d/*',
    '**/etc/network/interfaces',
  ],
};
