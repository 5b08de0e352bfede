/** dnsmasq.conf has an option that dnsmasq does not know. The parser finds it while it reads the file; this is the card. */
import { miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

const CONF = 'port=0\nenable-tftp\ntftp-root=/srv/tftp\n';

export const dnsmasqUnknownOption = documentRule({
  id: 'dnsmasq/unknown-option',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A line of dnsmasq.conf begins with a word that is no option of dnsmasq 2.90. In a file options are written in full, without dashes before them. The same goes for an option on its command line, in a unit or a compose file.',
    why: 'dnsmasq does not start: `dnsmasq: bad option at line 2 of /etc/dnsmasq.conf`. No machine gets an address or a boot file from it.',
    avoid: miniature({
      'etc/default/tftpd-hpa': undefined,
      'etc/dnsmasq.conf': CONF.replace('tftp-root', 'tftproot'),
    }),
    prefer: miniature({ 'etc/default/tftpd-hpa': undefined, 'etc/dnsmasq.conf': CONF }),
    references: ['dnsmasq(8)', 'dnsmasq src/option.c, read_file'],
  },
});
