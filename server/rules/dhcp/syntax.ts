/** dhcpd.conf has something that dhcpd cannot read. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const dhcpSyntax = documentRule({
  id: 'dhcp/syntax',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A statement of dhcpd.conf is not one that dhcpd accepts.',
    why: 'dhcpd does not start: `Configuration file errors encountered -- exiting`. No node gets an address. Its own message often names the word after the mistake.',
    avoid: miniature(
      changed('etc/dhcp/dhcpd.conf', 'fixed-address 192.168.1.21;', 'fixed-address 192.168.1.21'),
    ),
    prefer: miniature(),
    references: ['dhcpd.conf(5)', 'ISC dhcp server/confpars.c'],
  },
});
