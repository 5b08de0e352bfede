/** dnsmasq.conf has a line that dnsmasq refuses. The parser finds it while it reads the file; this is the card. */
import { miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

const CONF = 'port=0\nenable-tftp\ntftp-root=/srv/tftp\n';

export const dnsmasqSyntax = documentRule({
  id: 'dnsmasq/syntax',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A line of dnsmasq.conf, or an option on the command line of dnsmasq, has a value that dnsmasq does not take: an address that is none, a lease time in the wrong place, a quote that nothing closes.',
    why: 'dnsmasq does not start: `dnsmasq: bad dhcp-range at line 2 of /etc/dnsmasq.conf`, or `dnsmasq: bad command line options: bad dhcp-range`. No machine gets an address or a boot file from it.',
    avoid: miniature({
      'etc/default/tftpd-hpa': undefined,
      'etc/dnsmasq.conf': `${CONF}pxe-service=x64PC,"Boot",pxelinux\n`,
    }),
    prefer: miniature({ 'etc/default/tftpd-hpa': undefined, 'etc/dnsmasq.conf': CONF }),
    references: ['dnsmasq(8)', 'dnsmasq src/option.c, one_opt'],
  },
});
