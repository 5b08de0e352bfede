/** The export of a node's root turns the node's root user into nobody. */
import { fix, insertBefore, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { lostLine } from '../about/nfs/lostline.js';
import { elsewhere, exportedAt } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

export const nfsrootRootSquashed = faultRule({
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
  severityOf: ({ effect }) => (effect === 'none' ? 'warning' : 'error'),
  cause: ({ path, below }, { site, who }) =>
    lostLine(site, below, `the root of ${who} is mounted by the line of ${path} instead`),
  saidBy: ({ apart }) => (apart ? 'exports/space-before-options' : 'exports/no-client'),
  story: ({ path, word, closed }) =>
    closed === undefined
      ? `root has no rights in ${path} (${word})`
      : `${path} has mode ${closed}, and root is nobody there (${word}), so it cannot look inside`,
  message: ({ path, word, written, effect, closed }, { who }) =>
    `${path} is the root of ${who}, but it is exported with ${word}${written ? '' : ' (the default)'}: the root user there becomes nobody. ${
      closed !== undefined
        ? `The directory has mode ${closed}, so that nobody may look inside: Kernel panic - not syncing: No working init found.`
        : effect === 'none'
          ? 'Files that only root may read stay closed to it.'
          : 'Every write ends in "Permission denied".'
    } Export it with no_root_squash.`,
  related: ({ at, others }) => elsewhere(at, others, 'the root is named here'),
  fixes: ({ at, word, written, apart }, { site }) => {
    if (apart) return [];
    if (written) return [fix(`Replace ${word} by no_${word}`, false, replace(at, `no_${word}`))];
    const first = exportedAt(site, at)?.options[0];
    return first === undefined
      ? []
      : [fix('Add no_root_squash', false, insertBefore(first.place, 'no_root_squash,'))];
  },
});
