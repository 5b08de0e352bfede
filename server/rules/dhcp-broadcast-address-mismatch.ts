/** The broadcast address that machines are told is not that of their network. */
import { formatIpv4, lengthOfMask } from '../site/address.js';
import { fix, replace } from './edits.js';
import { groupBy } from './hosts.js';
import { changed, miniature } from './miniature.js';
import { networksTold } from './networktold.js';
import type { Rule } from './rule.js';
import { nodesNamed } from './wording.js';

const SITE = (address: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n',
      `  filename "pxelinux.0";\n  option broadcast-address ${address};\n`,
    ),
  );

export const dhcpBroadcastAddressMismatch: Rule = {
  id: 'dhcp/broadcast-address-mismatch',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The broadcast address that machines are told is not the last address of their network.',
    why: 'A machine that uses it sends broadcasts to an address that others take for a host, or for a network of another size: Wake-on-LAN, name services and monitoring that rely on broadcasts reach nobody. Mostly a netmask was changed and this option was not.',
    avoid: SITE('192.168.255.255'),
    prefer: SITE('192.168.1.255'),
    references: ['dhcp-options(5), broadcast-address', 'RFC 2132, 5.3'],
  },
  check({ site, boots, report }) {
    const cases = [...networksTold(site.dhcp, boots, 'broadcast-address')].flatMap((told) => {
      const { atom, only, address, mask, from, trace } = told;
      const length = lengthOfMask(mask);
      const last = (address | ~mask) >>> 0;
      // All ones mean "this wire" everywhere; old systems broadcast to the network's own address.
      if (!only || length === undefined || length > 30) return [];
      if (atom.value === last || atom.value === 0xff_ff_ff_ff || atom.value === address) return [];
      return [{ name: trace.node.name, atom, last, written: `${formatIpv4(address)}/${length}`, from }];
    });
    for (const group of groupBy(
      cases,
      ({ atom }) => `${atom.place.file}:${atom.place.span.start}`,
    ).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const nodes = group.map(({ name }) => name);
      const { atom, last, written, from } = first;
      report({
        at: atom.place,
        message: `${formatIpv4(atom.value)} is not the broadcast address of ${written}, the network of ${nodesNamed(nodes)}: that is ${formatIpv4(last)}. Their broadcasts reach nobody. Correct this option or the netmask.`,
        related: [{ place: from, message: `the network ${written}` }],
        nodes,
        fixes: () => [fix(`Write ${formatIpv4(last)}`, false, replace(atom.place, formatIpv4(last)))],
      });
    }
  },
};
