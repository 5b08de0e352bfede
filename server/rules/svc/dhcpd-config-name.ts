/** The settings of the DHCP server name a configuration that is not there. */
import { fix, replace, writtenAt } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { withArticle } from '../about/wording.js';
import { faultRule } from '../rule.js';

const DEFAULT = (path: string) => miniature({ 'etc/default/isc-dhcp-server': `DHCPDv4_CONF=${path}\n` });

export const svcDhcpdConfigName = faultRule({
  id: 'svc/dhcpd-config-name',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'DHCPDv4_CONF, DHCPD_CONF, or -cf in DHCPD_OPTS, DHCPDARGS or the unit of dhcpd, names a file that is not there, though the folder that it should lie in is, or one with nearly the name of the dhcpd.conf that is.',
    why: "dhcpd ends at once: `Can't open /etc/dhcp/dhcp.conf: No such file or directory`, and no machine gets an address. A file that is there is the one that is read, and dhcpd.conf is not.",
    avoid: DEFAULT('/etc/dhcp/dhcp.conf'),
    prefer: DEFAULT('/etc/dhcp/dhcpd.conf'),
    references: ['isc-dhcp, debian/isc-dhcp-server.init.d', 'dhcpd(8), -cf', 'ISC dhcp server/confpars.c'],
  },
  story: ({ path }) => `dhcpd is told to read ${path}, which is not there`,
  message: ({ path, read, log }, { who, single }) =>
    `dhcpd is told to read ${path}, which is not there: ${log}. It ends, and ${who} ${single ? 'gets' : 'get'} no address. There is ${withArticle(read)}.`,
  fixes: ({ at, path, read }, { site }) => {
    const written = writtenAt(site, at);
    return written.includes(path)
      ? [fix(`Write ${read}`, false, replace(at, written.replace(path, read)))]
      : [fix(`Write ${read}`, false, replace(at, `"${read}"`))];
  },
});
