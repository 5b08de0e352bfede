/** A boot or NFS server lies in another network, and the machine is told no router. */
import { slippedNetworkOf } from '../about/causes.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const SITE = (router: string) =>
  miniature(
    changed('etc/dhcp/dhcpd.conf', '  next-server 192.168.1.1;\n', `  next-server 192.168.9.1;\n${router}`),
  );

export const dhcpRouterMissingRemoteServer = faultRule({
  id: 'dhcp/router-missing-remote-server',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A server that the machine needs lies in another network than its own, and it is told no router, or one that lies outside as well.',
    why: 'The firmware looks for the server on its own wire: `PXE-E11: ARP timeout`. The kernel has no route to its NFS server: `VFS: Unable to mount root fs via NFS.` So it is with a router outside of its network: the kernel says `IP-Config: Gateway not on directly connected network`, and sets no route. A netmask that is narrower than the subnet does the same to a server in that subnet.',
    avoid: SITE(''),
    prefer: SITE('  option routers 192.168.1.254;\n'),
    references: [
      'Linux net/ipv4/ipconfig.c, ic_setup_routes',
      'PXE specification 2.1',
      'dhcp-options(5), routers',
    ],
  },
  cause: (_, told) => slippedNetworkOf(told, 'from there this server is out of reach'),
  story: ({ server, network }) => `no router leads from ${network} to the server ${server}`,
  message: ({ server, network, narrow, router, console }, { site, who, single }) => {
    const way =
      router === undefined
        ? `and ${single ? 'is' : 'are'} told no router`
        : `and the router ${router} lies outside of it`;
    const told = `${who} ${single ? 'takes' : 'take'} ${network} for the own network ${way}, so the server ${server} is out of reach`;
    const seen = console === undefined ? '' : `: ${console}`;
    return `${told}${seen.replace(/\.$/, '')}. ${
      narrow
        ? 'This netmask is narrower than the subnet: correct it, or take the option away.'
        : router === undefined
          ? `Add ${site.dhcp === undefined ? 'dhcp-option=option:router' : '"option routers"'} with the router of ${network}, or name a server in it.`
          : `Name a router in ${network}, or correct the netmask.`
    }`;
  },
  related: ({ others, narrow, router, server }) =>
    others.map((place, i) => ({
      place,
      message:
        i > 0
          ? narrow
            ? `the router ${router}`
            : 'the netmask'
          : narrow || router !== undefined
            ? `the server ${server}`
            : 'no router is told here',
    })),
  differsBy: ({ network }) => network,
});
