/** A subnet number has bits outside of its mask. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const dhcpSubnetMaskMismatch = documentRule({
  id: 'dhcp/subnet-mask-mismatch',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The address of a subnet declaration has bits that its netmask does not cover.',
    why: 'dhcpd does not start: `subnet 192.168.1.1 netmask 255.255.255.0: bad subnet number/mask combination.`',
    avoid: miniature(
      changed('etc/dhcp/dhcpd.conf', 'subnet 192.168.1.0 netmask', 'subnet 192.168.1.1 netmask'),
    ),
    prefer: miniature(),
    references: ['dhcpd.conf(5), subnet'],
  },
});
