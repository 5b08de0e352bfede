/** The settings of the DHCP server name a configuration that is not there, a slip away from the one that is. */
import { isSlip } from '../../../grammars/text/index.js';
import { fix, replace, writtenAt } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const DEFAULT = (path: string) => miniature({ 'etc/default/isc-dhcp-server': `DHCPDv4_CONF=${path}\n` });

/** Where init scripts and units are told which file dhcpd reads. */
const SAYING: readonly (readonly [path: string, names: readonly string[]])[] = [
  ['/etc/default/isc-dhcp-server', ['DHCPDv4_CONF', 'DHCPD_CONF']],
  ['/etc/conf.d/dhcpd', ['DHCPD_CONF']],
];

export const svcDhcpdConfigName: CheckRule = {
  id: 'svc/dhcpd-config-name',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'DHCPDv4_CONF or DHCPD_CONF names a file that is not there, a letter away from the dhcpd.conf that is.',
    why: "dhcpd ends at once: `Can't open /etc/dhcp/dhcp.conf: No such file or directory`, and no machine gets an address.",
    avoid: DEFAULT('/etc/dhcp/dhcp.conf'),
    prefer: DEFAULT('/etc/dhcp/dhcpd.conf'),
    references: ['isc-dhcp, debian/isc-dhcp-server.init.d', 'ISC dhcp server/confpars.c'],
  },
  check({ site, report }) {
    const there = [...site.files].flatMap(([file, { document }]) =>
      document.language === 'dhcpd' ? (site.tree.serverPath(file) ?? []) : [],
    );
    for (const [path, names] of SAYING) {
      for (const { name, value, raw } of site.settings.get(path)?.settings ?? []) {
        const said = value?.trim();
        if (!names.includes(name.value) || said === undefined || there.includes(said)) continue;
        const read = there.find((one) => isSlip(said, one));
        if (read === undefined) continue;
        if (site.tree.exists(said) === 'yes') continue;
        report({
          at: raw.place,
          message: `dhcpd is told to read ${said}, which is not there: Can't open ${said}: No such file or directory. It ends, and no machine gets an address. There is a ${read}.`,
          fixes: () =>
            writtenAt(site, raw.place) === said
              ? [fix(`Write ${read}`, false, replace(raw.place, read))]
              : [fix(`Write ${read}`, false, replace(raw.place, `"${read}"`))],
        });
      }
    }
  },
};
