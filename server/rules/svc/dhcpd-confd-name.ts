/** Gentoo: the settings of the DHCP server are in a conf.d file that its init script does not read. */
import { startOf } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

export const svcDhcpdConfdName: CheckRule = {
  id: 'svc/dhcpd-confd-name',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'There is a conf.d/dhcp, but the init script is called dhcpd.',
    why: 'An init script of Gentoo reads the conf.d file of its own name only. The interface named in conf.d/dhcp is not used: dhcpd listens everywhere, or answers on the wrong network.',
    avoid: miniature({ 'etc/conf.d/dhcp': 'IFACE="eth0"\n', 'etc/init.d/dhcpd': '#!/sbin/runscript\n' }),
    prefer: miniature({ 'etc/conf.d/dhcpd': 'IFACE="eth0"\n', 'etc/init.d/dhcpd': '#!/sbin/runscript\n' }),
    references: ['Gentoo Handbook, Initscript system'],
  },
  check({ site, report }) {
    const settings = site.settings.get('/etc/conf.d/dhcp');
    if (settings === undefined || site.settings.has('/etc/conf.d/dhcpd')) return;
    if (site.tree.exists('/etc/init.d/dhcpd') !== 'yes') return;
    report({
      at: settings.settings[0]?.place ?? startOf(settings.file),
      message:
        'The init script is /etc/init.d/dhcpd, and it reads /etc/conf.d/dhcpd only: these settings are never used. Rename this file to dhcpd.',
    });
  },
};
