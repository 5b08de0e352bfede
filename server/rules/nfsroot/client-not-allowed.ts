/** The root of a node is exported, but not to the address that the node gets. */
import type { ExportClient } from '../../site/exports/facts.js';
import { fix, insertAfter } from '../about/edits.js';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { addressOf, addressPlace, clientFor, relatedTo, tracedRoots } from '../about/roots.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

export const nfsrootClientNotAllowed: CheckRule = {
  id: 'nfsroot/client-not-allowed',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root path of a node is exported, but no entry admits the address the node gets.',
    why: 'The server logs `refused mount request from 192.168.1.21 for /diskless/node21 (/): not exported` or `unmatched host`, and the node shows `VFS: Unable to mount root fs via NFS`. A pattern such as `192.168.1.*` never matches an address, and `192.168.1.0` without a mask is one host.',
    avoid: miniature({
      ...changed('etc/exports', ' 192.168.1.21(', ' 192.168.1.12('),
      ...WITHOUT_ROOT_LINE,
    }),
    prefer: miniature(WITHOUT_ROOT_LINE),
    references: ['exports(5)', 'nfs-utils support/export/client.c'],
  },
  check(context) {
    for (const { trace, root, path } of tracedRoots(context)) {
      const { decision } = root;
      if (decision.kind !== 'client-not-allowed') continue;
      const clients = decision.entries.flatMap((entry) => entry.clients);
      const [first] = clients;
      const at = first?.place ?? decision.entries[0]?.path.place;
      if (at === undefined) continue;
      const pooled = trace.kernelAnswer.dynamic.length > 0;
      const client = clientFor(trace);
      const admitted = (one: ExportClient) => (one.spec.value === '' ? 'everyone' : one.spec.value);
      context.report({
        at,
        severity: pooled || root.own !== 'yes' ? 'warning' : 'error',
        message: `${decision.entries[0]?.path.value ?? path} is exported to ${list(clients.map(admitted))}, but node ${trace.node.name} boots as ${addressOf(trace)}. The server refuses the mount, and the node shows VFS: Unable to mount root fs via NFS. Admit its address or its network.`,
        related: [
          ...relatedTo(addressPlace(trace), `${trace.node.name} gets ${addressOf(trace)}`),
          ...relatedTo(root.place, 'its root is named here'),
        ],
        nodes: [trace.node.name],
        fixes: () =>
          client === undefined
            ? []
            : [
                fix(
                  `Export it to ${client}, too`,
                  false,
                  insertAfter(at, ` ${client}(rw,sync,no_root_squash,no_subtree_check)`),
                ),
              ],
      });
    }
  },
};
