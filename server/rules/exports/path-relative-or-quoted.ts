/** A line of exports begins with a path that does not begin at /. */
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SHARED = (path: string) =>
  miniature(changed('etc/exports', '\n', `\n${path} 192.168.1.0/24(ro,sync,no_subtree_check)\n`));

export const exportsPathRelativeOrQuoted: CheckRule = {
  id: 'exports/path-relative-or-quoted',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The path of an export is relative, begins with `~`, or stands between single quotes.',
    why: "exportfs knows no working directory, no home and no quotes but double ones: `exportfs: Failed to stat '/srv/data': No such file or directory`, and nobody may mount it. A blank in a path is written `\\040`, or the whole path in double quotes.",
    avoid: SHARED("'/srv/data'"),
    prefer: SHARED('"/srv/data"'),
    references: ['exports(5)', 'nfs-utils support/nfs/xio.c'],
  },
  check({ site, report }) {
    for (const { path, clients } of site.exports?.entries ?? []) {
      if (!isMeant(path.value) || clients.every(({ optionsPlace }) => optionsPlace === undefined)) continue;
      const quoted = /^'(\/.*)'$/.exec(path.value)?.[1];
      const instead = quoted ?? (/^['~.]/.test(path.value) ? undefined : `/${path.value}`);
      report({
        at: path.place,
        message: `${path.value} does not begin with /: exportfs says "Failed to stat ${path.value}: No such file or directory", and nobody may mount it.${instead === undefined ? ' Write the whole path.' : ` Write ${instead}.`}`,
        refusedBy: 'exportfs',
        fixes: () =>
          instead === undefined
            ? []
            : [fix(`Write ${instead}`, quoted !== undefined, replace(path.place, instead))],
      });
    }
  },
};

/** No place in a template, and not the rest of a line that is broken in another way. */
function isMeant(path: string): boolean {
  return /^['~.A-Za-z0-9_-][^${}()=\\]*$/.test(path);
}
