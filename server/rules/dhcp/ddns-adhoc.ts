/** The update style ad-hoc is gone. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const dhcpDdnsAdhoc = documentRule({
  id: 'dhcp/ddns-adhoc',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'ddns-update-style is ad-hoc, which dhcpd no longer has.',
    why: 'dhcpd stops at once: `ddns-update-style ad_hoc no longer supported`.',
    avoid: miniature(
      changed('etc/dhcp/dhcpd.conf', 'authoritative;', 'authoritative;\nddns-update-style ad-hoc;'),
    ),
    prefer: miniature(
      changed('etc/dhcp/dhcpd.conf', 'authoritative;', 'authoritative;\nddns-update-style none;'),
    ),
    references: ['dhcpd.conf(5)', 'ISC dhcp RELNOTES (4.3)'],
  },
});
