/** A range lies outside its subnet. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const dhcpRangeOutsideSubnet = documentRule({
  id: 'dhcp/range-outside-subnet',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A range has an address outside of the subnet it stands in.',
    why: 'dhcpd stops at once: `bad range, address 192.168.2.10 not in subnet 192.168.1.0 netmask 255.255.255.0`.',
    avoid: miniature(
      changed(
        'etc/dhcp/dhcpd.conf',
        '  filename "pxelinux.0";\n',
        '  filename "pxelinux.0";\n  range 192.168.2.10 192.168.2.50;\n',
      ),
    ),
    prefer: miniature(
      changed(
        'etc/dhcp/dhcpd.conf',
        '  filename "pxelinux.0";\n',
        '  filename "pxelinux.0";\n  range 192.168.1.110 192.168.1.150;\n',
      ),
    ),
    references: ['dhcpd.conf(5), range', 'ISC dhcp server/mdb.c'],
  },
});
