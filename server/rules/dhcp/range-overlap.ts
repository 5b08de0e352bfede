/** Two ranges share an address. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const dhcpRangeOverlap = documentRule({
  id: 'dhcp/range-overlap',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'An address belongs to two ranges, of one pool or of two.',
    why: 'dhcpd keeps one lease for each address. It says `lease 192.168.1.120 is declared twice!` and refuses the file, so that no machine gets an address any more.',
    avoid: miniature(
      changed(
        'etc/dhcp/dhcpd.conf',
        '  filename "pxelinux.0";\n',
        '  filename "pxelinux.0";\n  range 192.168.1.110 192.168.1.150;\n  range 192.168.1.120 192.168.1.130;\n',
      ),
    ),
    prefer: miniature(
      changed(
        'etc/dhcp/dhcpd.conf',
        '  filename "pxelinux.0";\n',
        '  filename "pxelinux.0";\n  range 192.168.1.110 192.168.1.119;\n  range 192.168.1.120 192.168.1.130;\n',
      ),
    ),
    references: ['dhcpd.conf(5), range', 'ISC dhcp server/mdb.c'],
  },
});
