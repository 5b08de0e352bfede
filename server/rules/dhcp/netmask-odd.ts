/** dhcpd.conf tells a netmask with a hole in it. */
import { allAssignments } from '../../site/dhcpd/statements.js';
import { ODD_NETMASK, oddNetmask } from '../about/dhcp/oddnetmask.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const MASK = (value: string) =>
  miniature(
    changed('etc/dhcp/dhcpd.conf', 'authoritative;\n', `authoritative;\noption subnet-mask ${value};\n`),
  );

export const dhcpNetmaskOdd: CheckRule = {
  id: 'dhcp/netmask-odd',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The netmask of `option subnet-mask` is none: behind a bit that is off others are on, as in `255.255.225.0`.',
    why: `dhcpd takes it and sends it in the place of that of the subnet declaration. ${ODD_NETMASK}`,
    avoid: MASK('255.255.225.0'),
    prefer: MASK('255.255.255.0'),
    references: [
      'dhcp-options(5), subnet-mask',
      'Linux net/ipv4/devinet.c, bad_mask',
      'Linux net/ipv4/ipconfig.c',
    ],
  },
  check({ site: { dhcp }, report }) {
    if (dhcp === undefined) return;
    for (const { space, name, value, place } of allAssignments(dhcp)) {
      const [atom] = space === 'dhcp' && name === 'subnet-mask' ? value.atoms : [];
      const message = atom?.kind === 'address' ? oddNetmask(atom.value, 'dhcpd') : undefined;
      if (message !== undefined) report({ at: place, message });
    }
  },
};
