/** intr and nointr have had no effect since Linux 2.6.25. */
import { fix } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { allTables } from '../about/nfs/tables.js';
import type { CheckRule } from '../rule.js';

export const fstabIntr: CheckRule = {
  id: 'fstab/intr',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'An NFS mount has the option intr or nointr.',
    why: "It does nothing since Linux 2.6.25: only SIGKILL interrupts a waiting NFS operation. Newer kernels log `nfs: Deprecated parameter 'intr'`.",
    avoid: miniature(changed('diskless/node21/etc/fstab', 'rw,vers=3,nolock', 'rw,intr,vers=3,nolock')),
    prefer: miniature(),
    references: ['nfs(5)'],
  },
  check({ site, report }) {
    const tables = allTables(site);
    for (const { mounts } of tables) {
      for (const { type, options } of mounts) {
        if (type.value !== 'nfs' && type.value !== 'nfs4') continue;
        for (const [index, { name, place }] of options.entries()) {
          if (name !== 'intr' && name !== 'nointr') continue;
          const { file, span } = place;
          const next = options[index + 1]?.place.span.start;
          const before = options[index - 1]?.place.span.end;
          const whole =
            next !== undefined
              ? { start: span.start, end: next }
              : { start: before ?? span.start, end: span.end };
          report({
            at: place,
            message: `${name} has had no effect on NFS mounts since Linux 2.6.25. Remove it.`,
            fixes: () =>
              options.length === 1
                ? []
                : [fix(`Remove ${name}`, true, { file, edits: [{ span: whole, newText: '' }] })],
          });
        }
      }
    }
  },
};
