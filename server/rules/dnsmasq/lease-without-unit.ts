/** A lease time of dnsmasq is a small number without a letter behind it: seconds. */
import { SHORTEST_LEASE } from '../../site/dnsmasq/hosts.js';
import { fix, replace } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const LEASE = (time: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    'etc/dnsmasq.conf': `port=0
dhcp-range=192.168.1.100,192.168.1.199,255.255.255.0,${time}
dhcp-host=00:40:63:c2:ca:c9,node21,192.168.1.21
dhcp-boot=pxelinux.0
enable-tftp
tftp-root=/srv/tftp
`,
  });

export const dnsmasqLeaseWithoutUnit: CheckRule = {
  id: 'dnsmasq/lease-without-unit',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The lease time of a dhcp-range or dhcp-host is a number below 120, with no letter behind it.',
    why: 'Without m, h or d it is seconds, and dnsmasq makes two minutes of anything shorter: it starts with `DHCP, IP range 192.168.1.100 -- 192.168.1.199, lease time 2m`. A kernel with its root on NFS asks once and never renews, so that its address is free again after that time.',
    avoid: LEASE('12'),
    prefer: LEASE('12h'),
    references: ['dnsmasq(8), --dhcp-range', 'dnsmasq src/option.c, one_opt'],
  },
  check({ site: { dnsmasq }, report }) {
    for (const { bareLease } of [...(dnsmasq?.ranges ?? []), ...(dnsmasq?.hosts ?? [])]) {
      // Nobody means hours by 0.
      if (bareLease === undefined || bareLease.value === 0 || bareLease.value >= SHORTEST_LEASE) continue;
      const { value, place } = bareLease;
      report({
        at: place,
        message: `A lease time of ${value} is ${value} seconds, of which dnsmasq makes two minutes. Write ${value}h, if hours are meant.`,
        fixes: () => [fix(`Write ${value}h`, false, replace(place, `${value}h`))],
      });
    }
  },
};
