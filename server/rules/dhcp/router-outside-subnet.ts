/** Machines are told a router that is not in their network. */
import type { Fault } from '../../boot/faults.js';
import { formatIpv4, networkAddress } from '../../site/address.js';
import { toldWrong } from '../about/dhcpd/networktold.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SITE = (router: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n',
      `  filename "pxelinux.0";\n  option routers ${router};\n`,
    ),
  );

/** What follows from the router is told of such a machine: it does not reach its server. */
function isCutOff(fault: Fault): boolean {
  return fault.id === 'dhcp/router-missing-remote-server' && fault.router !== undefined;
}

export const dhcpRouterOutsideSubnet: CheckRule = {
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
  *check({ site, boots, report }) {
    // 0.0.0.0 means none; a machine that is its own router is not to have any.
    const outside = yield* toldWrong(
      site.dhcp,
      boots,
      'routers',
      ({ atom, own, address, mask, trace: { stages } }) =>
        atom.value !== 0 &&
        atom.value !== own &&
        networkAddress(atom.value, mask) !== address &&
        !stages.some(({ faults }) => faults.some(isCutOff)),
    );
    for (const { atom, network, first, nodes } of outside) {
      report({
        at: atom.place,
        message: `The router ${formatIpv4(atom.value)} lies outside ${network}, the network of ${nodesNamed(nodes)}, so ${single(nodes) ? 'it gets' : 'they get'} no default route: IP-Config: Gateway not on directly connected network. Give an address of a router in ${network}, or correct the netmask.`,
        related: [{ place: first.from, message: `the network ${network}` }],
        nodes,
      });
    }
  },
};
