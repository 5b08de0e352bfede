/** A directory that is mounted by the line of one above it goes in; the line of exports that was to be its own comes out as the cause, where its path is a slip. */
import { belowRootDirectory, directoryNear } from '../../../boot/index.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { ServerPath } from '../../../site/path.js';
import type { Cause } from '../../rule.js';
import { lostExport } from '../causes.js';

/** The directories that paths of exports are slips of. */
const meant = once(
  (site: Site): ReadonlySet<ServerPath> =>
    new Set(
      site.exports?.entries.flatMap(
        ({ path: { value } }) => directoryNear(site, belowRootDirectory(site, value)) ?? [],
      ),
    ),
);

export function lostLine(site: Site, below: string | undefined, here: string): Cause | undefined {
  if (below === undefined) return undefined;
  const path = belowRootDirectory(site, below);
  return meant(site).has(path) ? lostExport(path, 1, here) : undefined;
}
