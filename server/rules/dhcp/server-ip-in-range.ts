/** An address of the boot server itself, or of a router, lies in a range that dhcpd hands out. */

import type { BootTrace } from '../../boot/trace.js';
import { formatIpv4, type Ipv4Address } from '../../site/address.js';
import { withNested } from '../../site/dhcpd/executables.js';
import type { DhcpScope } from '../../site/dhcpd/facts.js';
import { networksOf } from '../../site/dhcpd/networks.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import { isNamed } from '../../site/model.js';
import type { Said } from '../../site/place.js';
import { wideRange } from '../about/causes.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const RANGE = (low: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n',
      `  filename "pxelinux.0";\n  range ${low} 192.168.1.20;\n`,
    ),
  );

/** Literal addresses of next-server and of `option routers`, wherever they stand. */
function infrastructure(scopes: readonly DhcpScope[]): (Said<Ipv4Address> & { readonly role: string })[] {
  const found: (Said<Ipv4Address> & { readonly role: string })[] = [];
  for (const { executables } of scopes) {
    for (const statement of withNested(executables)) {
      if (statement.kind !== 'assign') continue;
      const server = statement.space === 'server' && statement.name === 'next-server';
      const router = statement.space === 'dhcp' && statement.name === 'routers';
      if (!server && !router) continue;
      for (const atom of statement.value.atoms) {
        if (atom.kind === 'address') {
          found.push({ value: atom.value, place: atom.place, role: server ? 'the boot server' : 'a router' });
        }
      }
    }
  }
  return found;
}

/** The servers that nodes mount their roots from, each once. */
function rootServers(boots: readonly BootTrace[]): (Said<Ipv4Address> & { readonly role: string })[] {
  const found = new Map<Ipv4Address, Said<Ipv4Address> & { readonly role: string }>();
  for (const { root, node } of boots) {
    if (root?.server.kind !== 'value' || found.has(root.server.value)) continue;
    const { value, from } = root.server;
    const role = `the NFS server that ${node.name} ${isNamed(node) ? 'mounts' : 'mount'} the root from`;
    found.set(value, { value, place: from ?? root.place, role });
  }
  return [...found.values()];
}

export const dhcpServerIpInRange: CheckRule = {
  id: 'dhcp/server-ip-in-range',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The address of the boot server, of an NFS server or of a router lies in a dynamic range.',
    why: 'dhcpd may lease it to a client. It pings an address first, which saves a server that is up and answers; one that is down or silent loses its address to a node, and everything that is mounted from it hangs.',
    avoid: RANGE('192.168.1.1'),
    prefer: RANGE('192.168.1.10'),
    references: ['dhcpd.conf(5), range'],
  },
  check({ site, boots, report }) {
    const { dhcp } = site;
    if (dhcp === undefined) return;
    const networks = networksOf(dhcp);
    const seen = new Set<number>();
    for (const { value, place, role } of [...infrastructure(allScopes(dhcp)), ...rootServers(boots)]) {
      const range = networks.rangesWith(value)[0];
      if (range === undefined || seen.has(value)) continue;
      seen.add(value);
      report({
        at: range.place,
        message: `This range holds ${formatIpv4(value)}, the address of ${role}: dhcpd may lease it to a client. Begin or end the range beside it.`,
        related: [{ place, message: `${formatIpv4(value)} is ${role}` }],
        cause: wideRange(range.place, 0, `it holds the address of ${role}, too`),
      });
    }
  },
};
