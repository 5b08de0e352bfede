/** Two lines of one fstab mount on the same directory; the second hides the first. */
import type { Mount } from '../../site/fstab/facts.js';
import { changed, miniature } from '../about/miniature.js';
import { nodeTables } from '../about/nfs/tables.js';
import type { CheckRule } from '../rule.js';

const SECOND = (target: string) =>
  miniature(
    changed(
      'diskless/node21/etc/fstab',
      'tmpfs /tmp',
      `tmpfs ${target} tmpfs mode=1777,size=1g 0 0\ntmpfs /tmp`,
    ),
  );

export const fstabDuplicateMountpoint: CheckRule = {
  id: 'fstab/duplicate-mountpoint',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'Two lines in the fstab of a node have the same mount point.',
    why: 'Both are mounted, one over the other, and what the first holds cannot be seen. With systemd only one of the two becomes a unit.',
    avoid: SECOND('/tmp'),
    prefer: SECOND('/run'),
    references: ['fstab(5)', 'systemd-fstab-generator(8)'],
  },
  check({ site, report }) {
    for (const { mounts } of nodeTables(site)) {
      const seen = new Map<string, Mount>();
      for (const mount of mounts) {
        const { target, type, options } = mount;
        if (
          type.value === 'swap' ||
          !target.value.startsWith('/') ||
          options.some(({ name }) => name === 'noauto')
        )
          continue;
        const first = seen.get(target.value);
        if (first === undefined) {
          seen.set(target.value, mount);
          continue;
        }
        report({
          at: target.place,
          message: `${target.value} is mounted by a line above already; this one hides what that one mounts. Remove one of them.`,
          related: [{ place: first.target.place, message: 'the first line for it' }],
        });
      }
    }
  },
};
