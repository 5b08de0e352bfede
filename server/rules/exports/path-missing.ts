/** A directory is exported that does not exist on the server. */

import {
  belowRootDirectory,
  canonicalPath,
  directoryNear,
  joinedPaths,
  lacksDirectory,
} from '../../boot/index.js';
import type { Site } from '../../site/model.js';
import { once as onceForEach } from '../../site/once.js';
import { partsOf } from '../../site/parts.js';
import type { ServerPath } from '../../site/path.js';
import { join } from '../../site/serverpath.js';
import { lostExport } from '../about/causes.js';
import { everyFault } from '../about/everyfault.js';
import { pastedPath } from '../about/lookalikes.js';
import { miniature } from '../about/miniature.js';
import { tracedRoots } from '../about/nfs/roots.js';
import { once } from '../about/once.js';
import { withArticle } from '../about/wording.js';
import type { CheckRule, RuleContext } from '../rule.js';

const SITE = (path: string) =>
  miniature({
    'etc/exports': `/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)
${path} 192.168.1.22(rw,sync,no_root_squash,no_subtree_check)
`,
    'diskless/node21/etc/hostname': 'node21\n',
    'diskless/node21/sbin/init': '',
    'diskless/node21/bin/sh': '',
    'diskless/node21/lib/libc.so.6': '',
    'diskless/node22/etc/hostname': 'node22\n',
  });

export const exportsPathMissing: CheckRule = {
  id: 'exports/path-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A directory that is exported does not exist on the server.',
    why: 'exportfs says `Failed to stat /diskless/node23: No such file or directory`, and exports the others; who mounts this one is refused. It is a slip in the path, or a directory that was moved. In a copy in a repository only the roots of nodes are looked at, and only where another of them is there as a whole.',
    avoid: SITE('/diskless/node23'),
    prefer: SITE('/diskless/node22'),
    references: ['nfs-utils utils/exportfs/exportfs.c, validate_export', 'exports(5)'],
  },
  *check(context) {
    const { site, report } = context;
    const roots = new Set(tracedRoots(context).map(({ path }) => canonicalPath(path)));
    for (const part of partsOf(site.exports?.entries ?? [])) {
      yield;
      for (const { path } of part) {
        const whole = canonicalPath(path.value);
        // A root that a machine asks for is a fault of its boot.
        if (!path.value.startsWith('/') || joinedPaths({ path }).length > 0) continue;
        if (roots.has(whole) || pastedPath(site, path) !== undefined) continue;
        const onDisk = belowRootDirectory(site, whole);
        const near = meant(context, onDisk);
        if (near === undefined && !lacksDirectory(site, onDisk)) continue;
        report({
          at: path.place,
          ...(near === undefined ? {} : { cause: lostExport(near, 0, 'the line that was to export it') }),
          message: `${path.value} does not exist on the server: exportfs says "Failed to stat ${path.value}: No such file or directory", and nobody can mount it. ${near === undefined ? '' : `There is ${withArticle(near)}. `}Correct the path, or make the directory.`,
        });
      }
    }
  },
};

/** A directory that is there and that no line exports: its name has a slip in it, whatever else a repository has not. */
function meant({ site, everyBoot }: RuleContext, path: ServerPath): ServerPath | undefined {
  const near = directoryNear(site, path);
  if (near === undefined || exportedOnDisk(site).has(near)) return undefined;
  // Of the roots in it each is told, with this line.
  return aboveLostRoots(everyBoot).has(near) ? undefined : near;
}

const exportedOnDisk = onceForEach(
  (site: Site): ReadonlySet<ServerPath> =>
    new Set(site.exports?.entries.map(({ path }) => belowRootDirectory(site, path.value))),
);

/** Every folder above the root of a machine to which that is not exported. */
const aboveLostRoots = once((boots): ReadonlySet<ServerPath> => {
  const lost = everyFault(boots).flatMap((fault) =>
    fault.id === 'nfsroot/not-exported' ? [fault.path] : [],
  );
  const found = new Set<ServerPath>();
  for (const path of lost) {
    // Those above a folder that is known are known as well.
    for (let folder = join(path, '..'); !found.has(folder); folder = join(folder, '..')) found.add(folder);
  }
  return found;
});
