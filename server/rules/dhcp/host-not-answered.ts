/** A host that is to boot over the network is never answered: it is denied, or no pool has an address for it. */
import type { BootTrace } from '../../boot/trace.js';
import type { DhcpScope } from '../../site/dhcpd/facts.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { groupBy } from '../about/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';
import { deniedMachines, hostsElsewhere } from './unknown-client-denied.js';

const POOL = (permit: string) =>
  miniature({
    ...changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n}\n',
      `  filename "pxelinux.0";
  pool {
    range 192.168.1.100 192.168.1.150;
    ${permit}
  }
}
host kiosk {
  hardware ethernet 00:16:3e:11:22:33;
}
`,
    ),
    'srv/tftp/pxelinux.cfg/01-00-16-3e-11-22-33': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
  });

function within(place: Place, scope: DhcpScope): boolean {
  return (
    place.file === scope.place.file &&
    place.span.start >= scope.place.span.start &&
    place.span.end <= scope.place.span.end
  );
}

/** It has a file of its own, or a boot file is written into its declaration: somebody means it to boot. */
function meantToBoot(site: Site, { node }: BootTrace): boolean {
  const named = node.host?.executables.some(
    (one) => one.kind === 'assign' && one.space === 'server' && one.name === 'filename',
  );
  return (
    named === true ||
    site.pxe.some(({ configs }) =>
      configs.some(({ client }) => client.kind === 'mac' && client.canonical && client.mac === node.mac),
    )
  );
}

export const dhcpHostNotAnswered: CheckRule = {
  id: 'dhcp/host-not-answered',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A host that has a boot file or a PXELINUX file of its own is never answered by dhcpd.',
    why: 'Booting is denied for it further out, or it has no fixed address and every pool keeps it out: the log says `booting disallowed` or `no free leases`, the screen `PXE-E51: No DHCP or proxyDHCP offers were received`.',
    avoid: POOL('deny known-clients;'),
    prefer: POOL('deny unknown-clients;'),
    references: ['dhcpd.conf(5), allow and deny', 'ISC dhcp server/dhcp.c'],
  },
  check({ site, boots, report }) {
    const { dhcp } = site;
    if (dhcp === undefined || dhcp.incomplete || dhcp.includes.some(({ file }) => file === undefined)) return;
    if (hostsElsewhere(dhcp) || dhcp.subnets.length === 0) return;
    const other = new Set(deniedMachines({ site, boots }));
    const cases = boots.flatMap((trace) => {
      const { node, loader } = trace;
      const { host } = node;
      if (host === undefined || loader.answered !== 'no' || loader.crashes === true || other.has(trace))
        return [];
      const { decidedBy, reason } = loader;
      const denied = reason === 'booting disallowed';
      // Whose own declaration denies it is meant to be denied. Addresses elsewhere are another finding.
      if (denied ? decidedBy !== undefined && within(decidedBy, host) : host.fixedAddresses.length > 0)
        return [];
      if (!denied && !reason.includes('no free leases')) return [];
      return meantToBoot(site, trace) ? [{ trace, reason, decidedBy }] : [];
    });
    const keyOf = ({ reason, decidedBy }: (typeof cases)[number]) =>
      `${reason} ${decidedBy?.file ?? ''}:${decidedBy?.span.start ?? ''}`;
    for (const group of groupBy(cases, keyOf).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const nodes = group.map(({ trace }) => trace.node.name);
      const { trace, reason, decidedBy } = first;
      report({
        at: decidedBy ?? trace.node.place,
        message: `dhcpd does not answer ${nodesNamed(nodes)}, which ${single(nodes) ? 'is' : 'are'} meant to boot from here (${reason}): PXE-E51: No DHCP or proxyDHCP offers were received. ${
          decidedBy === undefined
            ? 'No pool lets it in and it has no fixed address: give it a fixed-address, or let known clients into a pool.'
            : 'Take this denial back, or allow booting in the host.'
        }`,
        related: decidedBy === undefined ? [] : [{ place: trace.node.place, message: 'this host is denied' }],
        nodes,
      });
    }
  },
};
