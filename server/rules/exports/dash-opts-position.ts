/** Options behind a dash stand at the end of a line of exports, behind the clients they were meant for. */
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const LINE = (rest: string) => miniature(changed('etc/exports', '\n', `\n/opt ${rest}\n`));

export const exportsDashOptsPosition: CheckRule = {
  id: 'exports/dash-opts-position',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'Options that begin with a dash, such as `-ro,sync`, stand behind the last client of a line.',
    why: 'They hold for the clients behind them. Where none follows, exportfs makes an entry for every machine with these options, and the clients before them keep the defaults: read-only, root squashed. It says no more than `No options for /opt 192.168.1.21`.',
    avoid: LINE('192.168.1.21(ro,sync,no_subtree_check) -rw,sync,no_subtree_check'),
    prefer: LINE('-rw,sync,no_subtree_check 192.168.1.21'),
    references: ['exports(5)', 'nfs-utils support/nfs/exports.c, getexportent'],
  },
  check({ site, report }) {
    for (const { path, clients } of site.exports?.entries ?? []) {
      const last = clients.at(-1);
      const before = clients.slice(0, -1).map(({ spec }) => spec.value);
      if (last === undefined || before.length === 0) continue;
      if (last.spec.value !== '' || last.optionsPlace !== undefined || last.options.length === 0) continue;
      report({
        at: last.place,
        message: `These options stand behind the last client, so they are not those of ${nodesNamed(before)}: exportfs exports ${path.value} with them to every machine there is. Write them directly behind the path, or in parentheses behind each client.`,
      });
    }
  },
};
