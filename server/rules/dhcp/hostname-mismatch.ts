/** DHCP gives a node another host name than its own root has. */

import { nodeRootOf, optionOf } from '../../boot/index.js';
import { groupBy } from '../../site/groups.js';
import { placeKey } from '../../site/place.js';
import { wrongRoot } from '../about/causes.js';
import { miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const short = (name: string) => name.split('.')[0]?.toLowerCase() ?? '';

export const dhcpHostnameMismatch: CheckRule = {
  id: 'dhcp/hostname-mismatch',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The host-name option of a node and the host name in its own root differ.',
    why: "The kernel takes DHCP's name, the init scripts replace it by their own. `%s` in the root path, logs, NFS locks and certificates then know two machines. Mostly a root copied from another node.",
    avoid: miniature({ 'diskless/node21/etc/hostname': 'master\n' }),
    prefer: miniature({ 'diskless/node21/etc/hostname': 'node21\n' }),
    references: ['dhcp-options(5), host-name', 'hostname(5)'],
  },
  check({ site, boots, report }) {
    const cases = boots.flatMap(({ node, kernelAnswer, root, serverRuns }) => {
      // What a server that refuses its configuration would send is nothing to go by.
      if (!serverRuns) return [];
      const said = optionOf(kernelAnswer, 'host-name');
      const [atom] = said.kind === 'value' ? said.value.atoms : [];
      if (said.kind !== 'value' || said.from === undefined || atom?.kind !== 'text') return [];
      if (root?.path.kind !== 'value') return [];
      const own = nodeRootOf(site, root)?.hostname;
      if (own === undefined || short(own.value) === short(atom.value) || LEFT_OPEN.has(short(own.value)))
        return [];
      return [{ name: node.name, dhcp: atom.value, from: said.from, own, path: root.path.value }];
    });
    for (const group of groupBy(cases, ({ own }) => placeKey(own.place)).values()) {
      const [first] = group;
      const { own, dhcp, from } = first;
      const nodes = [...new Set(group.map(({ name }) => name))];
      const one = nodes.length === 1;
      const others = site.nodes.map(({ name }) => name).filter((name) => name !== first.name);
      // The root has the name of its machine, and the line of DHCP that of another one.
      if (
        one &&
        short(own.value) === short(first.name) &&
        others.some((name) => short(name) === short(dhcp))
      ) {
        report({
          at: from,
          message: `DHCP sends ${first.name} the host name "${dhcp}", which is that of another machine, and its root calls it "${shown(own.value)}". Write ${first.name}.`,
          related: [{ place: own.place, message: `the root says ${shown(own.value)}` }],
          nodes,
        });
        continue;
      }
      report({
        at: own.place,
        message: `The root of ${nodesNamed(nodes)} calls ${one ? 'it' : 'each of them'} "${shown(own.value)}", but DHCP sends ${
          one ? `the host name "${dhcp}"` : 'each a host name of its own'
        }. The init scripts replace the one by the other, and logs, locks and %s paths know two machines. Write ${
          one ? dhcp : 'localhost, so that they take the name that DHCP sends'
        }.`,
        related: [{ place: from, message: `DHCP says ${dhcp}` }],
        nodes,
        cause: wrongRoot(first.path, 2, `the root calls the machine "${shown(own.value)}" here`),
      });
    }
  },
};

/** What leaves the name to DHCP: its client takes these for no name (dhclient-script, hostname(5) of systemd). */
const LEFT_OPEN: ReadonlySet<string> = new Set(['localhost', '(none)']);

/** At most forty characters of a name, so that a broken file does not fill the screen. */
function shown(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
