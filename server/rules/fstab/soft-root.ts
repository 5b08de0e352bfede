/** A node mounts a part of its system soft: a slow server becomes an input/output error. */
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { isNfs, nodeTables } from '../about/nfs/tables.js';
import type { CheckRule } from '../rule.js';

const SYSTEM: ReadonlySet<string> = new Set(['/', '/usr', '/var', '/home']);

export const fstabSoftRoot: CheckRule = {
  id: 'fstab/soft-root',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A node mounts /, /usr, /var or /home over NFS with the option soft.',
    why: 'When the server does not answer in time, programs get `Input/output error` instead of waiting: half-written files, programs that crash while they are paged in. A hard mount waits until the server is back.',
    avoid: miniature(changed('diskless/node21/etc/fstab', 'rw,vers=3,nolock', 'rw,soft,vers=3,nolock')),
    prefer: miniature(changed('diskless/node21/etc/fstab', 'rw,vers=3,nolock', 'rw,hard,vers=3,nolock')),
    references: ['nfs(5), soft / hard'],
  },
  check({ site, report }) {
    for (const { mounts } of nodeTables(site)) {
      for (const mount of mounts) {
        const soft = mount.options.find(({ name }) => name === 'soft');
        if (soft === undefined || !isNfs(mount) || !SYSTEM.has(mount.target.value)) continue;
        if (mount.options.some(({ name }) => name === 'ro')) continue;
        report({
          at: soft.place,
          message: `${mount.target.value} is mounted soft: when the server is slow, programs get "Input/output error" and files are left half-written. Mount it hard.`,
          fixes: () => [fix('Mount it hard', false, replace(soft.place, 'hard'))],
        });
      }
    }
  },
};
