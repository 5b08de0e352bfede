/** dnsmasq.conf tells a netmask with a hole in it. */
import type { Ipv4Address } from '../../site/address.js';
import type { Place } from '../../site/place.js';
import { ODD_NETMASK, oddNetmask } from '../about/dhcp/oddnetmask.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

/** RFC 2132, 3.3. */
const SUBNET_MASK = 1;

const SECOND = (mask: string) => servedByDnsmasq(`dhcp-range=10.8.0.100,10.8.0.150,${mask}\n`);

export const dnsmasqNetmaskOdd: CheckRule = {
  id: 'dnsmasq/netmask-odd',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The netmask of a dhcp-range, or of option 1, is none: behind a bit that is off others are on, as in `255.25.255.0`.',
    why: `dnsmasq takes it and tells it to the machines as it stands. ${ODD_NETMASK}`,
    avoid: SECOND('255.25.255.0'),
    prefer: SECOND('255.255.255.0'),
    references: [
      'dnsmasq(8), --dhcp-range',
      'Linux net/ipv4/devinet.c, bad_mask',
      'Linux net/ipv4/ipconfig.c',
    ],
  },
  check({ site: { dnsmasq }, report }) {
    const tell = (at: Place, mask: Ipv4Address): void => {
      const message = oddNetmask(mask, 'dnsmasq');
      if (message !== undefined) report({ at, message });
    };
    for (const { mask } of dnsmasq?.ranges ?? []) if (mask !== undefined) tell(mask.place, mask.value);
    for (const { code, value, vendor, inside, place } of dnsmasq?.options ?? []) {
      const [atom] = code === SUBNET_MASK && vendor === undefined && inside === undefined ? value.atoms : [];
      if (atom?.kind === 'address') tell(place, atom.value);
    }
  },
};
