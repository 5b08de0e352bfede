/** DHCP gives a node another host name than its own root has. */

import { nodeRootOf, optionOf } from '../../boot/index.js';
import { wrongRoot } from '../about/causes.js';
import { miniature } from '../about/miniature.js';
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
    for (const { node, kernelAnswer, root } of boots) {
      const said = optionOf(kernelAnswer, 'host-name');
      const [atom] = said.kind === 'value' ? said.value.atoms : [];
      if (
        said.kind !== 'value' ||
        said.from === undefined ||
        atom?.kind !== 'text' ||
        root?.path.kind !== 'value'
      )
        continue;
      const own = nodeRootOf(site, root)?.hostname;
      if (own === undefined || short(own.value) === short(atom.value)) continue;
      const first = shown(own.value);
      report({
        at: own.place,
        message: `The root of ${node.name} calls it "${first}", but DHCP sends the host name "${atom.value}". The init scripts replace the one by the other, and logs, locks and %s paths know two machines. Write ${atom.value}.`,
        related: [{ place: said.from, message: `DHCP says ${atom.value}` }],
        nodes: [node.name],
        cause: wrongRoot(root.path.value, 2, `the root calls the machine "${first}" here`),
      });
    }
  },
};

/** At most forty characters of a name, so that a broken file does not fill the screen. */
function shown(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
