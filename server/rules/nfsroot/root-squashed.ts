/** The export of a node's root turns the node's root user into nobody. */
import { fix, insertBefore, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { addressPlace, relatedTo, rootPathStatement, tracedRoots } from '../about/roots.js';
import type { CheckRule } from '../rule.js';
import { overlaid } from './exported-ro.js';

export const nfsrootRootSquashed: CheckRule = {
  id: 'nfsroot/root-squashed',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: "The export of a node's root does not have no_root_squash, or has all_squash.",
    why: 'Everything that init does as root is done as nobody: init runs, and every write ends in `Permission denied`. If the root directory is closed to others, init itself is not found: `Kernel panic - not syncing: No working init found.`',
    avoid: miniature({
      ...changed('etc/exports', 'no_root_squash', 'root_squash'),
    }),
    prefer: miniature(),
    references: ['exports(5), User ID Mapping'],
  },
  check(context) {
    for (const { trace, root, kernel } of tracedRoots(context)) {
      const { decision } = root;
      if (decision.kind !== 'granted') continue;
      const { client, entry } = decision;
      const { effective, options } = client;
      if (!effective.rootSquash && !effective.allSquash) continue;
      const reason = effective.allSquash ? 'all_squash' : 'root_squash';
      const word = options.find(({ name }) => name === reason);
      const readOnly = !effective.rw || overlaid(kernel.parameters) || !root.rw;
      context.report({
        at: word?.place ?? client.place,
        severity: readOnly ? 'warning' : 'error',
        message: `${entry.path.value} is the root of node ${trace.node.name}, but it is exported with ${reason}${
          word === undefined ? ' (the default)' : ''
        }: the node's root user becomes nobody. ${
          readOnly
            ? 'Files that only root may read stay closed to it.'
            : 'Every write ends in "Permission denied", or init is not found at all.'
        } Export it with no_root_squash.`,
        related: [
          ...relatedTo(rootPathStatement(trace) ?? root.place, 'its root is named here'),
          ...relatedTo(addressPlace(trace), `${trace.node.name}, which this entry governs`),
        ],
        nodes: [trace.node.name],
        fixes: () => {
          if (word !== undefined)
            return [fix(`Replace ${reason} by no_${reason}`, false, replace(word.place, `no_${reason}`))];
          const [first] = options;
          return first === undefined
            ? []
            : [fix('Add no_root_squash', false, insertBefore(first.place, 'no_root_squash,'))];
        },
      });
    }
  },
};
