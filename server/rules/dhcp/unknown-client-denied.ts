/** A machine has a configuration file or a place in the site's list, but dhcpd does not answer it. */
import type { BootTrace } from '../../boot/trace.js';
import type { DhcpExecutable, DhcpFacts } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import { changed, miniature } from '../about/miniature.js';
import { hostsWithoutFile, nearestHost } from '../about/pxefilenames.js';
import type { CheckRule, Related, RuleContext } from '../rule.js';

const POOL = (host: string) =>
  miniature({
    ...changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n}\n',
      `  filename "pxelinux.0";\n  pool {\n    range 192.168.1.100 192.168.1.150;\n    deny unknown-clients;\n  }\n}\n${host}`,
    ),
    'srv/tftp/pxelinux.cfg/01-00-16-3e-11-22-33': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
  });

/** Hosts may also come from elsewhere: through OMAPI into the leases file, or out of a directory. */
export function hostsElsewhere(dhcp: DhcpFacts): boolean {
  const says = (statements: readonly DhcpExecutable[]): boolean =>
    statements.some(
      (one) => one.kind === 'assign' && one.space === 'server' && /^(omapi-port|ldap-)/.test(one.name),
    );
  return dhcp.hosts.length === 0 || allScopes(dhcp).some(({ executables }) => says(executables));
}

/** Machines without a host declaration that dhcpd is certain not to answer. */
export function deniedMachines({ site, boots }: Pick<RuleContext, 'site' | 'boots'>): BootTrace[] {
  const { dhcp } = site;
  if (dhcp === undefined || dhcp.incomplete || dhcp.includes.some(({ file }) => file === undefined))
    return [];
  if (hostsElsewhere(dhcp) || dhcp.subnets.length === 0) return [];
  return boots.filter(
    ({ node, loader }) =>
      node.mac !== undefined &&
      node.host === undefined &&
      loader.answered === 'no' &&
      /no free leases|unknown client/.test(loader.reason),
  );
}

export const dhcpUnknownClientDenied: CheckRule = {
  id: 'dhcp/unknown-client-denied',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A machine that the site knows by its MAC has no host declaration, and no pool takes machines without one.',
    why: 'dhcpd does not answer it: the log says `no free leases` or `unknown client`, the screen `PXE-E51: No DHCP or proxyDHCP offers were received`.',
    avoid: POOL(''),
    prefer: POOL('host kiosk {\n  hardware ethernet 00:16:3e:11:22:33;\n}\n'),
    references: ['dhcpd.conf(5), allow and deny', 'ISC dhcp server/dhcp.c'],
  },
  check(context) {
    const { dhcp } = context.site;
    if (dhcp === undefined) return;
    const orphans = hostsWithoutFile(context.site);
    for (const { node, loader } of deniedMachines(context)) {
      const fromFile = context.site.pxe.some(({ configs }) =>
        configs.some(({ file }) => file === node.place.file),
      );
      // A slip in the name of the file is another finding.
      if (fromFile && nearestHost(orphans, node.mac ?? '') !== undefined) continue;
      const permit = dhcp.pools.flatMap(({ permits }) => permits)[0];
      const related: Related[] =
        permit === undefined
          ? dhcp.subnets
              .slice(0, 1)
              .map(({ head }) => ({ place: head, message: 'no range here is open to it' }))
          : [{ place: permit.place, message: 'this keeps it out' }];
      context.report({
        at: node.place,
        // The machine of a file may be gone long since.
        severity: fromFile ? 'warning' : 'error',
        message: `dhcpd does not answer ${node.mac}${
          fromFile ? ', the machine of this file' : ''
        } (${loader.reason}): it has no host declaration, and no pool takes machines without one. It shows PXE-E51: No DHCP or proxyDHCP offers were received. ${
          fromFile ? 'Declare the host, or remove the file if the machine is gone.' : 'Declare the host.'
        }`,
        related,
        nodes: [node.name],
      });
    }
  },
};
