/** A file that dhcpd.conf includes is not there. */
import { fix, replace } from '../about/edits.js';
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
    what: 'A file that dhcpd.conf includes is not there, although the folder that it should lie in is; or it is named by a relative path, and lies beside dhcpd.conf.',
    why: "dhcpd opens a relative path from its working directory, which is / for a service, wherever its configuration lies. It does not start: `Can't open /etc/dhcp/printer.conf: No such file or directory`. No machine gets an address: `PXE-E51: No DHCP or proxyDHCP offers were received`.",
    avoid: WITH('/etc/dhcp/printer.conf'),
    prefer: WITH('/etc/dhcp/printers.conf'),
    references: ['dhcpd.conf(5), include', 'ISC dhcp server/confpars.c'],
  },
  story: ({ path, beside }) =>
    `dhcpd does not start, because the file ${path}, which its configuration includes, is not ${beside === undefined ? 'there' : 'in its working directory /'}`,
  message: ({ path, beside }, { who, single }) =>
    `${
      beside === undefined
        ? `There is no file ${path}`
        : `dhcpd looks for ${path} in its working directory, which is / where the init starts it, and not beside dhcpd.conf`
    }, so dhcpd does not start: Can't open ${path}: No such file or directory. ${capital(who)} ${
      single ? 'gets' : 'get'
    } no address. ${beside === undefined ? 'Correct the name, or take the line away.' : `Write ${beside}.`}`,
  fixes: ({ at, beside }) =>
    beside === undefined ? [] : [fix(`Write ${beside}`, false, replace(at, `"${beside}"`))],
});
