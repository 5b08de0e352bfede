/** The path of an export is several ones, with a sign between them. */
import { joinedPaths } from '../../boot/index.js';
import { changed, miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SHARED = (...paths: readonly string[]) =>
  miniature(
    changed(
      'etc/exports',
      '\n',
      `\n${paths.map((path) => `${path} 192.168.1.0/24(ro,sync,no_subtree_check)\n`).join('')}`,
    ),
  );

export const exportsPathsJoined: CheckRule = {
  id: 'exports/paths-joined',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The path of an export is several ones, with a comma or a semicolon between them.',
    why: 'A line of exports has one path. exportfs looks for a directory of the whole name and says `Failed to stat /opt;/usr: No such file or directory`; who mounts one of them is refused with `mount.nfs: access denied by server while mounting 192.168.1.1:/opt`.',
    avoid: SHARED('/opt;/usr'),
    prefer: SHARED('/opt', '/usr'),
    references: ['exports(5)', 'nfs-utils utils/exportfs/exportfs.c, validate_export'],
  },
  check({ site, report }) {
    for (const entry of site.exports?.entries ?? []) {
      const { value, place } = entry.path;
      const paths = joinedPaths(entry);
      if (paths.length === 0 || site.tree.exists(value) === 'yes') continue;
      report({
        at: place,
        message: `A line of exports has one path: exportfs says "Failed to stat ${value}: No such file or directory", and nobody may mount ${list(paths)}. Write a line for each.`,
        refusedBy: 'exportfs',
      });
    }
  },
};
