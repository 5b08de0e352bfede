/** A file that dhcpd.conf includes is not there. */
import { miniature } from '../about/miniature.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

const DHCPD = miniature()['etc/dhcp/dhcpd.conf'] ?? '';

const WITH = (path: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `${DHCPD}include "${path}";\n`,
    'etc/dhcp/printers.conf':
      'host printer {\n  hardware ethernet 00:40:63:c2:ca:ff;\n  fixed-address 192.168.1.30;\n}\n',
  });

export const dhcpIncludeMissing = faultRule({
  id: 'dhcp/include-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A file that dhcpd.conf includes is not there, although the folder that it should lie in is.',
    why: "dhcpd does not start: `Can't open /etc/dhcp/printer.conf: No such file or directory`. No machine gets an address: `PXE-E51: No DHCP or proxyDHCP offers were received`.",
    avoid: WITH('/etc/dhcp/printer.conf'),
    prefer: WITH('/etc/dhcp/printers.conf'),
    references: ['dhcpd.conf(5), include', 'ISC dhcp server/confpars.c'],
  },
  story: ({ path }) =>
    `dhcpd does not start, because the file ${path}, which its configuration includes, is not there`,
  message: ({ path }, { who, single }) =>
    `There is no file ${path}, so dhcpd does not start: Can't open ${path}: No such file or directory. ${capital(who)} ${
      single ? 'gets' : 'get'
    } no address. Correct the name, or take the line away.`,
});
