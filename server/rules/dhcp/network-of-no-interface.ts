/** The network of a DHCP server is that of none of its interfaces, and a slip away from that of one. */
import { servedNetwork } from '../about/causes.js';
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const SERVER = (address: string) =>
  miniature({ 'etc/network/interfaces': `iface eth0 inet static\n  address ${address}/24\n` });

export const dhcpNetworkOfNoInterface = faultRule({
  id: 'dhcp/network-of-no-interface',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'No interface of the server has an address in a network that dhcpd or dnsmasq serves, and one of these networks differs from that of an interface by a slip.',
    why: 'dhcpd says `No subnet declaration for eth0 (192.168.2.1).`, then `Not configured to listen on any interfaces!`, and ends. dnsmasq starts, and says of each machine that asks: `no address range available for DHCP request via eth0`. Machines show `PXE-E51: No DHCP or proxyDHCP offers were received`.',
    avoid: SERVER('192.168.2.1'),
    prefer: SERVER('192.168.1.1'),
    references: ['ISC dhcp common/discover.c', 'dnsmasq src/dhcp.c, complete_context'],
  },
  cause: ({ at }) => servedNetwork(at, 0, 'the network is served here'),
  story: ({ program, network, address, right }) =>
    `${program} serves the network ${network}, and its own address ${address} is in ${right}`,
  message: ({ program, network, address, right, log, interface: name }, { who }) => {
    const then =
      program === 'dhcpd'
        ? 'dhcpd finds no subnet for that, and ends: Not configured to listen on any interfaces!'
        : `It answers nobody there, not ${who}: ${log}.`;
    return `${program} serves ${network}, where the server has no address: its ${name} has ${address}, in ${right}. ${then} One of the two has a wrong digit.`;
  },
  related: ({ others, address, interface: name }) =>
    others.map((place) => ({ place, message: `${name} has ${address} here` })),
});
