/** Every interface that dnsmasq is to serve is one that another line takes away from its DHCP. */
import { servedByDnsmasq } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const dnsmasqInterfaceLeftOut = faultRule({
  id: 'dnsmasq/interface-left-out',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'no-dhcp-interface or except-interface names each interface that `interface` names.',
    why: 'dnsmasq then gives no addresses and no boot files there, whatever dhcp-range says, and its log has no line about it: `PXE-E51: No DHCP or proxyDHCP offers were received`. DNS goes on to work with no-dhcp-interface, so that dnsmasq seems to be well.',
    avoid: servedByDnsmasq('interface=eth0\nno-dhcp-interface=eth0\n'),
    prefer: servedByDnsmasq('interface=eth0\nno-dhcp-interface=eth1\n'),
    references: ['dnsmasq(8), --no-dhcp-interface and --except-interface', 'dnsmasq src/dhcp.c, dhcp_packet'],
  },
  story: ({ served }) => `dnsmasq is to serve ${served}, and gives no addresses there`,
  message: ({ served }, { who }) =>
    `dnsmasq is to serve ${served}, and this line keeps its DHCP away from there: ${who} will get neither an address nor a boot file. Remove it, or name the interface that is meant.`,
  related: ({ others }) => others.map((place) => ({ place, message: 'served here' })),
});
