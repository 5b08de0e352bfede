/** A DHCP server is to listen on an interface of another network than those that it gives addresses of. */
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const LISTENS = (name: string) =>
  miniature({
    'etc/network/interfaces':
      'iface eth0 inet static\n  address 192.168.1.1/24\niface eth1 inet static\n  address 10.0.0.1/24\n',
    'etc/default/isc-dhcp-server': `INTERFACESv4="${name}"\n`,
  });

export const dhcpInterfaceOfOtherNetwork = faultRule({
  id: 'dhcp/interface-of-other-network',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The interfaces that dhcpd or dnsmasq is to listen on have addresses of other networks than those it serves, or dnsmasq is to listen on such an address alone, and another interface of the server has one of these.',
    why: 'dhcpd says `No subnet declaration for eth1 (10.0.0.1).`, then `Not configured to listen on any interfaces!`, and ends. dnsmasq starts, hears nobody on the interface of the machines, and says nothing: `PXE-E51: No DHCP or proxyDHCP offers were received`.',
    avoid: LISTENS('eth1'),
    prefer: LISTENS('eth0'),
    references: ['dhcpd(8)', 'ISC dhcp common/discover.c', 'dnsmasq(8), --interface, --listen-address'],
  },
  story: ({ program, named, right }) => `${program} listens on ${named}, and its networks are on ${right}`,
  message: ({ program, named, address, right, write }, { who }) => {
    if (write !== undefined)
      return `${program} is to listen on ${named} alone, and the network that it serves is on ${right}, which has ${write}: ${program} does not hear ${who}. Write ${write}.`;
    const has = address === undefined ? 'gets its address elsewhere' : `has ${address}`;
    const then =
      program === 'dhcpd'
        ? 'It has no subnet for that, and ends: Not configured to listen on any interfaces!'
        : `dnsmasq does not hear ${who}.`;
    return `${program} is to listen on ${named}, which ${has}; the network that it serves is on ${right}. ${then} Write ${right}.`;
  },
  related: ({ others, right }) => others.map((place) => ({ place, message: `${right} is configured here` })),
});
