/** A line of exports begins with a path that does not begin at /. */
import { quotedPath } from '../../boot/index.js';
import type { Said } from '../../site/place.js';
import { join } from '../../site/serverpath.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule, Report } from '../rule.js';

const SHARED = (path: string) =>
  miniature(changed('etc/exports', '\n', `\n${path} 192.168.1.0/24(ro,sync,no_subtree_check)\n`));

export const exportsPathRelativeOrQuoted: CheckRule = {
  id: 'exports/path-relative-or-quoted',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The path of an export is relative, begins with `~`, or stands between single or typographic quotes.',
    why: "exportfs knows no home and no quotes but double ones: `exportfs: Failed to stat '/srv/data': No such file or directory`, and nobody may mount it. A relative path begins where exportfs is started: that is / at boot, and another folder when somebody calls it by hand, who then takes the export away. A blank in a path is written `\\040`, or the whole path in double quotes.",
    avoid: SHARED("'/srv/data'"),
    prefer: SHARED('"/srv/data"'),
    references: ['exports(5)', 'nfs-utils support/nfs/xio.c'],
  },
  check({ site, report }) {
    for (const { path, clients } of site.exports?.entries ?? []) {
      if (!isMeant(path.value) || clients.every(({ optionsPlace }) => optionsPlace === undefined)) continue;
      report(/^['‘’“”~]/.test(path.value) ? notFound(path) : relative(path));
    }
  },
};

function notFound(path: Said<string>): Report {
  const { value, place } = path;
  const quoted = quotedPath(value);
  return {
    at: place,
    message: `${value} does not begin with /: exportfs says "Failed to stat ${value}: No such file or directory", and nobody may mount it. ${quoted === undefined ? 'Write the whole path.' : `Write ${quoted}.`}`,
    refusedBy: 'exportfs',
    fixes: () => (quoted === undefined ? [] : [fix(`Write ${quoted}`, true, replace(place, quoted))]),
  };
}

function relative(path: Said<string>): Report {
  const { value, place } = path;
  const whole = join(value);
  return {
    at: place,
    severity: 'warning',
    message: `${value} is ${whole} only where exportfs is started in /, as at boot. Called in another folder it says "Failed to stat ${value}: No such file or directory", and nobody may mount it any more. Write ${whole}.`,
    fixes: () => [fix(`Write ${whole}`, false, replace(place, whole))],
  };
}

/** No place in a template, and not the rest of a line that is broken in another way. */
function isMeant(path: string): boolean {
  return /^['‘’“”~.A-Za-z0-9_-][^${}()=\\]*$/.test(path);
}
