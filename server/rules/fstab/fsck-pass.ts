/** A file system that fsck cannot check is to be checked at boot. */
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { nodeTables } from '../about/nfs/tables.js';
import type { CheckRule } from '../rule.js';

const UNCHECKED: ReadonlySet<string> = new Set([
  'nfs',
  'nfs4',
  'tmpfs',
  'proc',
  'sysfs',
  'devpts',
  'devtmpfs',
  'swap',
]);

export const fstabFsckPass: CheckRule = {
  id: 'fstab/fsck-pass',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The sixth field of an NFS, tmpfs or proc line in the fstab of a node is not 0.',
    why: 'The boot scripts call fsck for it. There is no device to check, so it fails, and some init scripts then stop for maintenance.',
    avoid: miniature(changed('diskless/node21/etc/fstab', 'mode=1777 0 0', 'mode=1777 0 2')),
    prefer: miniature(),
    references: ['fstab(5), fs_passno', 'nfs(5)'],
  },
  check({ site, report }) {
    for (const { mounts } of nodeTables(site)) {
      for (const { type, target, pass } of mounts) {
        if (pass === undefined || pass.value === 0 || !UNCHECKED.has(type.value)) continue;
        report({
          at: pass.place,
          message: `${target.value} is of type ${type.value}, which fsck cannot check, but the sixth field asks for it. Write 0.`,
          fixes: () => [fix('Write 0', true, replace(pass.place, '0'))],
        });
      }
    }
  },
};
