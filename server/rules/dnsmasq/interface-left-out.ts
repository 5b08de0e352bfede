/** Every interface that dnsmasq is to serve is one that another line takes away from its DHCP. */
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

export const dnsmasqInterfaceLeftOut: CheckRule = {
  id: 'dnsmasq/interface-left-out',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'no-dhcp-interface or except-interface names each interface that `interface` names.',
    why: 'dnsmasq then gives no addresses and no boot files there, whatever dhcp-range says, and its log has no line about it: `PXE-E51: No DHCP or proxyDHCP offers were received`. DNS goes on to work with no-dhcp-interface, so that dnsmasq seems to be well.',
    avoid: servedByDnsmasq('interface=eth0\nno-dhcp-interface=eth0\n'),
    prefer: servedByDnsmasq('interface=eth0\nno-dhcp-interface=eth1\n'),
    references: ['dnsmasq(8), --no-dhcp-interface and --except-interface', 'dnsmasq src/dhcp.c, dhcp_packet'],
  },
  check({ site: { dnsmasq }, report }) {
    if (dnsmasq === undefined || dnsmasq.ranges.length === 0 || dnsmasq.unknown.length > 0) return;
    const served = dnsmasq.interfaces.filter(({ value }) => value !== 'lo');
    const [first] = served;
    const out = served.map(({ value }) => dnsmasq.leftOut.find((one) => one.value === value));
    const [line] = out;
    if (first === undefined || line === undefined || out.includes(undefined)) return;
    report({
      at: line.place,
      message: `dnsmasq is to serve ${first.value}, and this line keeps its DHCP away from there: no machine gets an address or a boot file. Remove it, or name the interface that is meant.`,
      related: [{ place: first.place, message: 'served here' }],
    });
  },
};
