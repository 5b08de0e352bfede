/** Two host declarations have one name. The parser finds it while it reads the file; this is the card. */

import { changed, miniature } from '../about/miniature.js';
import { documentRule } from '../documents.js';

export const dhcpHostNameDuplicate = documentRule({
  id: 'dhcp/host-name-duplicate',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'Two host declarations have the same name.',
    why: 'dhcpd does not start: `host node21: already exists`. The names of declarations must differ, also when the machines are the same.',
    avoid: miniature(
      changed(
        'etc/dhcp/dhcpd.conf',
        'host node21 {',
        'host node21 {\n  hardware ethernet 00:40:63:c2:ca:d0;\n  fixed-address 192.168.1.22;\n}\nhost node21 {',
      ),
    ),
    prefer: miniature(
      changed(
        'etc/dhcp/dhcpd.conf',
        'host node21 {',
        'host node22 {\n  hardware ethernet 00:40:63:c2:ca:d0;\n  fixed-address 192.168.1.22;\n}\nhost node21 {',
      ),
    ),
    references: ['ISC dhcp server/mdb.c'],
  },
});
