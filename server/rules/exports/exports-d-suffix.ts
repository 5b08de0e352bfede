/** A file in exports.d holds exports, and has a name that exportfs passes over. */
import { baseName } from '../../site/serverpath.js';
import { startOf } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { stopsAt } from '../about/stopped.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SITE = (name: string) =>
  miniature({ [`etc/exports.d/${name}`]: '/opt 192.168.1.0/24(ro,sync,no_subtree_check)\n' });

export const exportsExportsDSuffix: CheckRule = {
  id: 'exports/exports-d-suffix',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A file in etc/exports.d holds exports, but its name does not end in `.exports`.',
    why: 'exportfs reads only names that end in `.exports`, and says nothing about the others. What the file exports is exported to nobody: mountd logs `refused mount request from 192.168.1.21 for /opt (/): not exported`. Copies that editors and packages leave there (`.bak`, `~`, `.dpkg-old` …) are meant to be passed over.',
    avoid: SITE('nodes.conf'),
    prefer: SITE('nodes.exports'),
    references: ['exports(5), FILES', 'nfs-utils support/export/export.c'],
  },
  check({ site, boots, report }) {
    for (const { file, paths } of site.exports?.unread ?? []) {
      const name = baseName(file);
      const missed = [...new Set(paths)];
      report({
        at: startOf(file),
        severity: stopsAt(boots, 'nfsroot/not-exported', startOf(file)) ? 'error' : 'warning',
        message: `exportfs reads only files of exports.d whose names end in .exports, so ${name} is passed over in silence, and ${list(missed)} ${missed.length === 1 ? 'is' : 'are'} not exported by it. Rename it to ${name.replace(/(?:\.exports)?\.\w+$/, '')}.exports.`,
      });
    }
  },
};
