/** A file of dhcpd.conf includes itself. */
import { miniature } from '../about/miniature.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

const DHCPD = miniature()['etc/dhcp/dhcpd.conf'] ?? '';

const PRINTER = `host printer {
  hardware ethernet 00:40:63:c2:ca:ff;
  fixed-address 192.168.1.30;
}
`;

const WITH = (more: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `${DHCPD}include "/etc/dhcp/printers.conf";\n`,
    'etc/dhcp/printers.conf': PRINTER + more,
  });

export const dhcpIncludeLoop = faultRule({
  id: 'dhcp/include-loop',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A file of the configuration of dhcpd includes itself, directly or by way of another one.',
    why: 'dhcpd opens the file again and again and crashes, without a word of its own: `Segmentation fault`. No machine gets an address: `PXE-E51: No DHCP or proxyDHCP offers were received`.',
    avoid: WITH('include "/etc/dhcp/dhcpd.conf";\n'),
    prefer: WITH(''),
    references: ['dhcpd.conf(5), include', 'ISC dhcp server/confpars.c, read_conf_file'],
  },
  story: ({ path, direct }) =>
    `dhcpd crashes, because ${path} ${direct ? 'includes itself' : 'is included by what it includes itself'}`,
  message: ({ path, direct }, { who, single }) =>
    `${path} ${direct ? 'includes itself' : 'is open already when this line includes it'}, so dhcpd reads in circles until it crashes. ${capital(who)} ${single ? 'gets' : 'get'} no address. Take this line away.`,
});
