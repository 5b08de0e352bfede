/** A directory is exported without naming any client: to everybody. */
import { fix, insertAfter } from '../about/edits.js';
import { pastedPath } from '../about/lookalikes.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SHARED = (rest: string) => miniature(changed('etc/exports', '\n', `\n/opt${rest}\n`));

export const exportsNoClient: CheckRule = {
  id: 'exports/no-client',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A line of exports has a path and no client.',
    why: 'It exports the directory to every machine that reaches the server, read-only and with the root user squashed. exportfs says no more than `No options for /opt : suggest (sync) to avoid warning`.',
    avoid: SHARED(''),
    prefer: SHARED(' *(ro,sync,no_subtree_check)'),
    references: ['exports(5)', 'nfs-utils support/nfs/exports.c'],
  },
  check({ site, report }) {
    for (const { path, clients } of site.exports?.entries ?? []) {
      const [only] = clients;
      const none =
        clients.length === 0 ||
        (clients.length === 1 && only?.spec.value === '' && only.optionsPlace === undefined);
      // What is no path is mostly the rest of a broken line, and another finding.
      if (!none || !path.value.startsWith('/') || pastedPath(site, path) !== undefined) continue;
      report({
        at: path.place,
        message: `${path.value} is exported to every machine, read-only and with the root user as nobody, since the line names no client. Name the clients with their options, or write *(ro,sync) if everybody is meant.`,
        fixes: () => [
          fix(
            'Write *(ro,sync,no_subtree_check)',
            false,
            insertAfter(path.place, ' *(ro,sync,no_subtree_check)'),
          ),
        ],
      });
    }
  },
};
