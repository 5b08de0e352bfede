/** Two host declarations claim the same MAC on the same network: dhcpd takes the first and never looks at the second. */
import type { DhcpHost } from '../../site/dhcpd/facts.js';
import { networksOf } from '../../site/networks.js';
import { groupBy, literalAddresses } from '../about/hosts.js';
import { withPrinter } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

export const dhcpMacDuplicate: CheckRule = {
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
  check({ site, report }) {
    if (site.dhcp === undefined) return;
    const networks = networksOf(site.dhcp);
    /** The wires a host can be on; empty for a host without a fixed address, which may be on any. */
    const wires = (host: DhcpHost) =>
      literalAddresses(host).flatMap(({ value }) => {
        const subnet = networks.subnetOf(value);
        return subnet === undefined ? [] : [networks.wireOf(subnet)];
      });
    const entries = site.dhcp.hosts.flatMap((host) =>
      host.hardware.flatMap((hardware) => (hardware.mac === undefined ? [] : [{ host, hardware }])),
    );
    for (const [mac, claims] of groupBy(entries, ({ hardware }) => hardware.mac)) {
      if (claims.length < 2) continue;
      for (const [index, later] of claims.entries()) {
        // A declaration with an address and one without is the documented way to give options to roaming machines,
        // and several addresses in different networks that of a machine that moves.
        const first = claims.slice(0, index).find(({ host }) => {
          if (host === later.host || host.clientIdentifiers.length + later.host.clientIdentifiers.length > 0)
            return false;
          if ((host.fixedAddresses.length === 0) !== (later.host.fixedAddresses.length === 0)) return false;
          if (host.fixedAddresses.length === 0) return true;
          const mine = wires(host);
          return wires(later.host).some((wire) => mine.includes(wire));
        });
        if (first === undefined) continue;
        report({
          at: later.hardware.octets.place,
          message: `Host ${later.host.name.value} has the hardware address ${mac}, which host ${first.host.name.value} has already. dhcpd uses the first declaration and ignores this one, without a message. Correct one of the two addresses, or remove a declaration.`,
          related: [
            { place: first.hardware.octets.place, message: `${first.host.name.value} claims ${mac} here` },
          ],
          nodes: [first.host.name.value, later.host.name.value],
        });
      }
    }
  },
};
