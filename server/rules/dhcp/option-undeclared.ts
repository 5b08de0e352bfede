/** An option is neither built in nor defined. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const dhcpOptionUndeclared = documentRule({
  id: 'dhcp/option-undeclared',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'An option is used that dhcpd does not know and that no earlier statement defines.',
    why: 'dhcpd does not start: `unknown option dhcp.arch`. A definition (`option arch code 93 = unsigned integer 16;`) must stand before the first use.',
    avoid: miniature(changed('etc/dhcp/dhcpd.conf', 'option host-name', 'option host-nmae')),
    prefer: miniature(),
    references: ['dhcp-options(5), Defining new options', 'ISC dhcp common/tables.c'],
  },
});
