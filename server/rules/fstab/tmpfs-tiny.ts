/** The size of a tmpfs has no unit, and is so small that nothing fits in it. */
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { nodeTables } from '../about/nfs/tables.js';
import type { CheckRule } from '../rule.js';

const FSTAB = 'diskless/node21/etc/fstab';
const SIZE = (size: string) => miniature(changed(FSTAB, 'mode=1777', `size=${size},mode=1777`));

/** So many octets hold a few files of some lines: nobody means less. */
const LEAST = 64 * 1024;

export const fstabTmpfsTiny: CheckRule = {
  id: 'fstab/tmpfs-tiny',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The size= of a tmpfs in the fstab of a node is a number without a unit, and less than 64 kB.',
    why: 'Without k, m, g or % behind it the number counts bytes, and the kernel rounds them up to pages of 4 kB. The mount is done without a word; then every write there ends in `No space left on device`.',
    avoid: SIZE('64'),
    prefer: SIZE('64m'),
    references: ['tmpfs(5), size', 'Linux mm/shmem.c, shmem_parse_one'],
  },
  check({ site, report }) {
    for (const { mounts } of nodeTables(site)) {
      for (const { type, target, options } of mounts) {
        if (type.value !== 'tmpfs') continue;
        // The last one counts; 0 is no limit.
        const size = options.findLast(({ name }) => name === 'size');
        if (size?.value === undefined || !/^[1-9]\d*$/.test(size.value) || Number(size.value) >= LEAST)
          continue;
        const meant = `${size.value}${Number(size.value) > 100 ? 'm' : '%'}`;
        report({
          at: size.place,
          message: `size=${size.value} are ${size.value} bytes: nearly nothing fits in ${target.value}, and every write there ends in "No space left on device". Write a unit behind it, as in size=${size.value}m${meant.endsWith('%') ? `, or size=${meant}` : ''}.`,
          fixes: () => [fix(`Write size=${size.value}m`, false, replace(size.place, `size=${size.value}m`))],
        });
      }
    }
  },
};
