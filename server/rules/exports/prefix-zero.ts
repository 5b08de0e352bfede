/** A network of the length 0 in exports admits one address, though all of them are meant. */
import { isPrefixZero } from '../../boot/index.js';
import { fix, replace } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { keepsOut } from '../about/stopped.js';
import type { CheckRule } from '../rule.js';

const SHARED = (client: string) =>
  miniature({
    'etc/exports': `/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)
/opt ${client}(ro,sync,no_subtree_check)
`,
  });

export const exportsPrefixZero: CheckRule = {
  id: 'exports/prefix-zero',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A client in exports is a network with the prefix length 0, such as `0.0.0.0/0`.',
    why: 'Everywhere else that stands for all addresses. nfs-utils makes the mask by a shift of 32 bits, which leaves every bit of it set: the line admits the one address that is written, and mountd logs `refused mount request from 192.168.1.21 for /opt (/opt): unmatched host`. All addresses are `*`, or `0.0.0.0/0.0.0.0`.',
    avoid: SHARED('0.0.0.0/0'),
    prefer: SHARED('*'),
    references: ['nfs-utils support/export/client.c, init_netmask4', 'exports(5)'],
  },
  check({ site, boots, report }) {
    for (const { path, clients } of site.exports?.entries ?? []) {
      for (const client of clients) {
        if (!isPrefixZero(client)) continue;
        const { spec } = client;
        report({
          at: spec.place,
          severity: keepsOut(boots, spec.place) ? 'error' : 'warning',
          message: `${spec.value} admits no machine to ${path.value} but the address ${spec.value.split('/', 1)[0]}: for the prefix length 0 exportfs makes a mask of 32 bits. Write the network of the nodes, or * if all addresses are meant.`,
          fixes: () => [fix('Write *', false, replace(spec.place, '*'))],
        });
      }
    }
  },
};
