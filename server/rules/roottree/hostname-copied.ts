/** Machines with roots of their own have one host name between them, or that of the boot server. */
import { optionOf } from '../../boot/index.js';
import type { NodeRoot, Site } from '../../site/model.js';
import type { Said } from '../../site/place.js';
import { miniature } from '../about/miniature.js';
import { usersByPath } from '../about/nfs/roots.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule, Related } from '../rule.js';

const SITE = (name: string) => {
  const site = miniature({ 'etc/hostname': 'master\n', 'diskless/node21/etc/hostname': `${name}\n` });
  return {
    ...site,
    'etc/dhcp/dhcpd.conf': (site['etc/dhcp/dhcpd.conf'] ?? '').replace('  option host-name "node21";\n', ''),
  };
};

export const roottreeHostnameCopied: CheckRule = {
  id: 'roottree/hostname-copied',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: "etc/hostname in the root of a node is the boot server's, or that of another node's root.",
    why: 'The tree was copied and the name was left: logs, prompts and mails of two machines look like those of one, and what is kept by name, such as locks of NFS and keys, is mixed up. Where DHCP sends a name, another finding compares the two.',
    avoid: SITE('master'),
    prefer: SITE('node21'),
    references: ['hostname(5)', 'OpenRC conf.d/hostname'],
  },
  check(context) {
    const { site, report } = context;
    const server = serverName(site);
    const usersOf = usersByPath(context.boots);
    const first = new Map<string, { readonly root: NodeRoot; readonly said: Said<string> }>();
    for (const root of site.nodeRoots.values()) {
      const { hostname } = root;
      const users = usersOf.get(root.path) ?? [];
      const told = users.some(({ trace }) => optionOf(trace.kernelAnswer, 'host-name').kind !== 'none');
      if (hostname === undefined || users.length === 0 || told) continue;
      const name = short(hostname.value);
      if (name === '' || name === 'localhost' || /[$({<@%]/.test(name)) continue;
      const before = first.get(name);
      if (before === undefined) first.set(name, { root, said: hostname });
      const own = server !== undefined && short(server.value) === name;
      if (!own && before === undefined) continue;
      const nodes = [...new Set(users.map(({ trace }) => trace.node.name))];
      // A node that is really called so has the right name.
      if (nodes.some((node) => short(node) === name)) continue;
      const related: Related[] = own
        ? [{ place: server.place, message: 'the name of the boot server' }]
        : before === undefined
          ? []
          : [{ place: before.said.place, message: `the name in ${before.root.path}` }];
      report({
        at: hostname.place,
        message: `${nodesNamed(nodes)} ${single(nodes) ? 'is' : 'are'} called "${name}", as ${own ? 'the boot server is' : `the root ${before?.root.path ?? ''} has it`}: the file was copied. Write a name of its own.`,
        related,
        nodes,
      });
    }
  },
};

function short(name: string): string {
  return (name.trim().split('.')[0] ?? '').toLowerCase();
}

/** What the server calls itself. */
function serverName({ settings }: Site): Said<string> | undefined {
  const bare = settings.get('/etc/hostname')?.settings[0];
  if (bare?.value !== undefined) return { value: bare.value, place: bare.place };
  const said = settings
    .get('/etc/conf.d/hostname')
    ?.settings.findLast(({ name }) => name.value.toLowerCase() === 'hostname');
  return said?.value === undefined ? undefined : { value: said.value, place: said.place };
}
