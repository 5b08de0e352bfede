/** Two host declarations claim the same MAC on the same network: dhcpd takes the first and never looks at the second. */
import { hardware } from '../about/causes.js';
import { withPrinter } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const dhcpMacDuplicate = faultRule({
  id: 'dhcp/mac-duplicate',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'Two host declarations have the same hardware address on the same network.',
    why: '`dhcpd -t` accepts it, and the server silently uses the declaration that comes first. The machine gets the address and the root of another one, or the second machine does not exist for the server.',
    avoid: withPrinter('00:40:63:C2:CA:C9', '192.168.1.30'),
    prefer: withPrinter('00:40:63:c2:ca:ff', '192.168.1.30'),
    references: ['dhcpd.conf(5)', 'ISC dhcp server/mdb.c'],
  },
  story: ({ host, first, mac }) =>
    `host ${first} has its hardware address ${mac} as well, so that host ${host} is ignored`,
  message: ({ host, first, mac }) =>
    `Host ${host} has the hardware address ${mac}, which host ${first} has already. dhcpd uses the first declaration and ignores this one, without a message. Correct one of the two addresses, or remove a declaration.`,
  cause: ({ at }) => hardware(at, 0, 'this is the address of another host'),
  related: ({ others, first, mac }) =>
    others.map((place) => ({ place, message: `${first} claims ${mac} here` })),
});
