/** A pool has no range. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const dhcpPoolWithoutRange = documentRule({
  id: 'dhcp/pool-without-range',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A pool declaration has no range statement.',
    why: 'A pool is a set of addresses, and dhcpd refuses an empty one: `Pool declaration with no address range.`, then `Configuration file errors encountered -- exiting`. A `deny unknown-clients` that should hold for the subnet stands in the subnet.',
    avoid: miniature(
      changed(
        'etc/dhcp/dhcpd.conf',
        '  filename "pxelinux.0";\n',
        '  filename "pxelinux.0";\n  pool {\n    deny unknown-clients;\n  }\n',
      ),
    ),
    prefer: miniature(),
    references: ['dhcpd.conf(5), Pool declarations', 'ISC dhcp server/confpars.c'],
  },
});
