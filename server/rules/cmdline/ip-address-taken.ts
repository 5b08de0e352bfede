/** ip= gives a node the address of another machine. As a rule the finding about the line says so; this one speaks where that is switched off. */
import { formatIpv4 } from '../../site/address.js';
import { addressOfIp } from '../about/causes.js';
import { faultRule } from '../rule.js';

export const cmdlineIpAddressTaken = faultRule({
  id: 'cmdline/ip-address-taken',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'ip= gives a node a static address that DHCP gives to another machine, and the rule that says so of the line is switched off.',
    why: "Each of the two boots alone. Where both are switched on they lose each other's packets: `nfs: server 192.168.1.1 not responding, still trying`. As a rule cmdline/ip-static-conflict or cmdline/ip-shared-file-static names the machines, and this one is not needed.",
    avoid: {},
    prefer: {},
    references: ['Linux net/ipv4/ipconfig.c', 'dhcpd.conf(5), fixed-address'],
  },
  cause: ({ at }) => addressOfIp(at, 0, 'this address is that of another machine'),
  saidBy: () => ['cmdline/ip-static-conflict', 'cmdline/ip-shared-file-static'],
  story: ({ address, owner }) =>
    `ip= gives it ${formatIpv4(address)}, the address of ${owner}: only one of the two can use it`,
  message: ({ address, owner }, { who }) =>
    `ip= gives ${who} the address ${formatIpv4(address)}, which DHCP gives to ${owner}. Only one of them can use it. Write ip=dhcp.`,
  related: ({ others, owner }) => others.map((place) => ({ place, message: `the address of ${owner}` })),
});
