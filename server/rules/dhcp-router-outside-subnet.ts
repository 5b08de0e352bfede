/** Machines are told a router that is not in their network. */
import { formatIpv4, lengthOfMask } from '../site/address.js';
import { groupBy } from './hosts.js';
import { changed, miniature } from './miniature.js';
import { networksTold } from './networktold.js';
import type { Rule } from './rule.js';
import { nodesNamed, single } from './wording.js';

const SITE = (router: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n',
      `  filename "pxelinux.0";\n  option routers ${router};\n`,
    ),
  );

export const dhcpRouterOutsideSubnet: Rule = {
  id: 'dhcp/router-outside-subnet',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The router that machines are told lies outside their network.',
    why: 'A machine reaches its router directly or not at all. The kernel says `IP-Config: Gateway not on directly connected network` and sets no route; most DHCP clients drop the route as well. What lies on other networks, such as a boot or NFS server there, cannot be reached.',
    avoid: SITE('192.168.2.254'),
    prefer: SITE('192.168.1.254'),
    references: ['Linux net/ipv4/ipconfig.c, ic_setup_routes', 'dhcp-options(5), routers'],
  },
  check({ site, boots, report }) {
    const cases = [...networksTold(site.dhcp, boots, 'routers')].flatMap((told) => {
      const { atom, address, mask, own, from, trace } = told;
      const length = lengthOfMask(mask);
      // A machine alone in its network is told routes of another kind.
      if (length === undefined || length > 30) return [];
      // 0.0.0.0 means none; a machine that is its own router is not to have any.
      if (atom.value === 0 || atom.value === own || (atom.value & mask) >>> 0 === address) return [];
      return [{ name: trace.node.name, atom, from, written: `${formatIpv4(address)}/${length}` }];
    });
    for (const group of groupBy(
      cases,
      ({ atom }) => `${atom.place.file}:${atom.place.span.start}`,
    ).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const nodes = group.map(({ name }) => name);
      const { atom, from, written } = first;
      report({
        at: atom.place,
        message: `The router ${formatIpv4(atom.value)} lies outside ${written}, the network of ${nodesNamed(nodes)}, so ${single(nodes) ? 'it gets' : 'they get'} no default route: IP-Config: Gateway not on directly connected network. Give an address of a router in ${written}, or correct the netmask.`,
        related: [{ place: from, message: `the network ${written}` }],
        nodes,
      });
    }
  },
};
