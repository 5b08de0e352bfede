/** dhcpd is told to listen on an interface that the server does not have. */

import { dhcpdInterfaces } from '../../site/link/dhcpd-interfaces.js';
import { knownInterfaces } from '../../site/link/knowninterfaces.js';
import { cardName } from '../../site/link/networkinterface.js';
import { toFirst } from '../about/interfaces.js';
import { miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const LISTENS = (name: string) =>
  miniature({
    'etc/network/interfaces':
      'auto eth0\niface eth0 inet static\n  address 192.168.1.1\n  netmask 255.255.255.0\n',
    'etc/default/isc-dhcp-server': `INTERFACESv4="${name}"\n`,
  });

export const svcDhcpdInterfaceUnknown: CheckRule = {
  id: 'svc/dhcpd-interface-unknown',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The settings of dhcpd name a network interface that no interface configuration of the server has.',
    why: 'There is no such card, or it has no address: the log says `No subnet declaration for eth7` and `Not configured to listen on any interfaces!`, and dhcpd ends.',
    avoid: LISTENS('eth7'),
    prefer: LISTENS('eth0'),
    references: ['dhcpd(8)', 'ISC dhcp common/discover.c', 'interfaces(5)'],
  },
  check({ site, report }) {
    const known = knownInterfaces(site);
    if (known === undefined) return;
    for (const { value: names, place } of dhcpdInterfaces(site)) {
      const absent = names.filter((word) => !known.names.has(cardName(word)));
      if (absent.length === 0) continue;
      report({
        at: place,
        message: `dhcpd is to listen on ${list(absent)}, and the server has only ${list([...known.names])} as far as its files tell: Not configured to listen on any interfaces! Correct the name.`,
        related: toFirst(known),
      });
    }
  },
};
