/** dnsmasq is told to listen on interfaces that the server does not have. */

import { knownInterfaces } from '../../site/link/knowninterfaces.js';
import { cardName } from '../../site/link/networkinterface.js';
import { toFirst } from '../about/interfaces.js';
import { servedByDnsmasq } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const LISTENS = (name: string) => ({
  ...servedByDnsmasq(`interface=${name}\n`),
  'etc/network/interfaces': 'auto eth0\niface eth0 inet static\n  address 192.168.1.1/24\n',
});

export const dnsmasqInterfaceUnknown: CheckRule = {
  id: 'dnsmasq/interface-unknown',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: '`interface` names network interfaces that no interface configuration of the server has, and no other.',
    why: 'dnsmasq answers on these interfaces only. It warns `interface eth7 does not currently exist`, goes on, and hears no machine: `PXE-E51: No DHCP or proxyDHCP offers were received`. With bind-interfaces it does not start: `unknown interface eth7`.',
    avoid: LISTENS('eth7'),
    prefer: LISTENS('eth0'),
    references: ['dnsmasq(8), --interface and --bind-interfaces', 'interfaces(5)'],
  },
  check({ site, report }) {
    const known = knownInterfaces(site);
    const { dnsmasq } = site;
    // One that only answers names is no matter of a boot; `listen-address` adds interfaces by their addresses.
    if (known === undefined || dnsmasq === undefined || dnsmasq.ranges.length === 0) return;
    const named = dnsmasq.interfaces.filter(({ value }) => value !== 'lo');
    const [first] = named;
    const isKnown = ({ value }: { readonly value: string }) =>
      value.includes('*') || known.names.has(cardName(value));
    if (first === undefined || dnsmasq.listens.length > 0 || named.some(isKnown)) return;
    const names = list(named.map(({ value }) => value));
    report({
      at: first.place,
      message: `dnsmasq is to listen on ${names}, and the server has only ${list([...known.names])} as far as its files tell: it hears no machine there (interface ${first.value} does not currently exist), and with bind-interfaces it does not start. Correct the name.`,
      related: toFirst(known),
    });
  },
};
