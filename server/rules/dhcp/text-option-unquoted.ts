/** The text of an option stands without quotes. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const dhcpTextOptionUnquoted = documentRule({
  id: 'dhcp/text-option-unquoted',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A text option has a value without quotes that dhcpd cannot read as one word.',
    why: 'dhcpd reads the first word and stumbles over the rest: `semicolon expected.`, then `Configuration file errors encountered -- exiting`.',
    avoid: miniature(
      changed('etc/dhcp/dhcpd.conf', 'option host-name "node21"', 'option host-name node21.lab.example'),
    ),
    prefer: miniature(
      changed('etc/dhcp/dhcpd.conf', 'option host-name "node21"', 'option host-name "node21.lab.example"'),
    ),
    references: ['dhcp-options(5)'],
  },
});
