/** A client of an export has no options: it may read only, and exportfs remarks on it. */

import { nobody } from '../../boot/index.js';
import { exportClient } from '../about/causes.js';
import { fix, insertAfter } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { withParentheses } from '../about/nfs/bracketed.js';
import type { CheckRule } from '../rule.js';

const SHARED = (client: string) => miniature(changed('etc/exports', '\n', `\n/opt ${client}\n`));

export const exportsNoOptions: CheckRule = {
  id: 'exports/no-options',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'A client of an export is written without options.',
    why: 'It gets the defaults: read-only, and root has the rights of nobody. exportfs prints `No options for /opt 192.168.1.0/24: suggest 192.168.1.0/24(sync) to avoid warning` at every start.',
    avoid: SHARED('192.168.1.0/24'),
    prefer: SHARED('192.168.1.0/24(ro,sync,no_subtree_check)'),
    references: ['nfs-utils support/nfs/exports.c', 'exports(5)'],
  },
  check({ site, report }) {
    for (const { path, clients } of site.exports?.entries ?? []) {
      // Options that a blank cut off are another finding, and so is a line without a client.
      if (!path.value.startsWith('/') || clients.some(({ spec }) => spec.value === '')) continue;
      for (const client of clients) {
        const { spec, options, optionsPlace, place } = client;
        if (options.length > 0 || optionsPlace !== undefined) continue;
        if (/[\\(){}$]/.test(spec.value)) continue; // the rest of something broken, or a template
        if (nobody(client) !== undefined) continue; // that one says what to write
        const right = withParentheses(spec.value);
        if (right !== undefined) {
          report({
            at: place,
            severity: 'warning',
            message: `Options stand in parentheses, and "${spec.value}" is the name of a client that nobody has: no machine may mount ${path.value} by it. Write ${right}.`,
            cause: exportClient(place, 0, 'nobody is this client'),
          });
          continue;
        }
        report({
          at: place,
          message: `${spec.value} has no options, so ${path.value} is exported to it read-only and with root_squash, and exportfs says "No options for ${path.value} ${spec.value}" at every start. Write what is meant, such as (ro,sync,no_subtree_check).`,
          fixes: () => [
            fix(
              'Write (ro,sync,no_subtree_check), which is the default',
              false,
              insertAfter(place, '(ro,sync,no_subtree_check)'),
            ),
          ],
        });
      }
    }
  },
};
