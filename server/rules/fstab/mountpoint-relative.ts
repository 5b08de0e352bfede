/** A line of a node's fstab has a mount point without a slash. */

import { fix, replace } from '../about/edits.js';
import { pastedBlanks } from '../about/lookalikes.js';
import { changed, miniature } from '../about/miniature.js';
import { areSwapped } from '../about/nfs/swapped.js';
import { nodeTables } from '../about/nfs/tables.js';
import type { CheckRule } from '../rule.js';

export const fstabMountpointRelative: CheckRule = {
  id: 'fstab/mountpoint-relative',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: "A line of a node's fstab has a mount point that does not begin with a slash.",
    why: 'systemd passes over the line: `Mount point tmp is not a valid path, ignoring`. Other init systems mount it below the directory that they happen to be in, and tools that look for `/tmp` do not find the line.',
    avoid: miniature(changed('diskless/node21/etc/fstab', 'tmpfs /tmp', 'tmpfs tmp')),
    prefer: miniature(),
    references: ['fstab(5), fs_file', 'systemd src/fstab-generator/fstab-generator.c, parse_fstab'],
  },
  check({ site, report }) {
    for (const { mounts } of nodeTables(site)) {
      for (const mount of mounts) {
        const { type, source, target } = mount;
        const { value, place } = target;
        // The word that looks like the mount point is a part of the one before.
        if (pastedBlanks(site, mount).length > 0) continue;
        // What is in each other's place is told of the source.
        if (type.value.startsWith('nfs') && areSwapped(source.value, value)) continue;
        // Swap has none, and what a shell or a template puts in here is not known.
        if (type.value === 'swap' || !/^[\w.-]/.test(value) || ['none', 'swap', 'ignore'].includes(value))
          continue;
        if (value === type.value && /^\/(?!dev\/)/.test(source.value)) {
          report({
            at: place,
            message: `The mount point stands before the source: systemd passes over the line, and others find no mount point ${value}. Write ${value} ${source.value}.`,
          });
          continue;
        }
        report({
          at: place,
          message: `The mount point ${value} does not begin with a slash: systemd passes over the line, and others mount it wherever they are. Write /${value}.`,
          fixes: () => [fix(`Write /${value}`, true, replace(place, `/${value}`))],
        });
      }
    }
  },
};
