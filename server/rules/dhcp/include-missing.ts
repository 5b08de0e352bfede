/** A file that the configuration of dhcpd or dnsmasq includes is not there. */
import type { FaultOf } from '../../boot/faults.js';
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
    what: 'A file that dhcpd.conf includes, or that a conf-file line of dnsmasq names, is not there, although the folder that it should lie in is; or it is named by a relative path, and lies beside dhcpd.conf; or it is a directory.',
    why: "dhcpd opens a relative path from its working directory, which is / for a service, wherever its configuration lies. It does not start: `Can't open /etc/dhcp/printer.conf: No such file or directory`. dnsmasq says `cannot read /etc/dnsmasq.hosts: No such file or directory` and ends. No machine gets an address: `PXE-E51: No DHCP or proxyDHCP offers were received`.",
    avoid: WITH('/etc/dhcp/printer.conf'),
    prefer: WITH('/etc/dhcp/printers.conf'),
    references: ['dhcpd.conf(5), include', 'dnsmasq(8), conf-file', 'ISC dhcp server/confpars.c'],
  },
  story: ({ path, program, beside, directory }) =>
    directory
      ? `${program} does not start, because ${path}, which its configuration includes, is a directory`
      : `${program} does not start, because the file ${path}, which its configuration includes, is not ${beside === undefined ? 'there' : 'in its working directory /'}`,
  message: (fault, { who, single }) => {
    const { what, cure } = told(fault);
    return `${what}, so ${fault.program} does not start: ${fault.log}. ${capital(who)} ${single ? 'gets' : 'get'} no address. ${cure}`;
  },
  fixes: ({ at, beside }) =>
    beside === undefined ? [] : [fix(`Write ${beside}`, false, replace(at, `"${beside}"`))],
});

function told({ path, beside, directory }: FaultOf<'dhcp/include-missing'>) {
  if (directory)
    return {
      what: `${path} is a directory`,
      cure: 'dhcpd includes files only: include each file of it by a line of its own.',
    };
  if (beside !== undefined)
    return {
      what: `dhcpd looks for ${path} in its working directory, which is / where the init starts it, and not beside dhcpd.conf`,
      cure: `Write ${beside}.`,
    };
  return { what: `There is no file ${path}`, cure: 'Correct the name, or take the line away.' };
}
