/** dnsmasq is to give addresses, and listens on the loopback interface alone. */
import { servedByDnsmasq } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const dnsmasqLoopbackOnly = faultRule({
  id: 'dnsmasq/loopback-only',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'All that `interface` and `listen-address` name is the loopback interface, as in `listen-address=127.0.0.1`, and a dhcp-range gives addresses to machines.',
    why: 'Such lines come from a dnsmasq that answers names on its own machine. They hold for DHCP and TFTP as well: it starts without a complaint, and neither hears machines nor writes a line about them: `PXE-E51: No DHCP or proxyDHCP offers were received`.',
    avoid: servedByDnsmasq('listen-address=127.0.0.1\n'),
    prefer: servedByDnsmasq('listen-address=127.0.0.1\nlisten-address=192.168.1.1\n'),
    references: ['dnsmasq(8), --listen-address and --interface', 'dnsmasq src/dhcp.c, dhcp_packet'],
  },
  story: ({ inside }) => `dnsmasq listens on ${inside} only, and hears no machine`,
  message: ({ inside }, { who }) =>
    `dnsmasq listens on ${inside} only, so it hears no machine that asks for an address: ${who} will get no answer, and its log says nothing of it. Name the interface or the address of the server in the network of the machines as well.`,
  related: ({ others }) => others.map((place) => ({ place, message: 'the loopback interface, too' })),
});
