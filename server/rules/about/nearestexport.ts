/** A path that no export is for goes in; the exported path that is nearest to it in spelling comes out. */
import { isSlip, nearest } from '../../../grammars/text/index.js';
import type { Site } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import type { Said } from '../../site/place.js';

export function nearestExport({ exports }: Site, path: ServerPath | string): Said<ServerPath> | undefined {
  const paths = (exports?.entries ?? []).map((entry) => entry.path);
  // A few letters that differ in more than a slip are another folder.
  const near = path.length <= 6 ? paths.find(({ value }) => isSlip(path, value))?.value : undefined;
  const name =
    near ??
    (path.length <= 6
      ? undefined
      : nearest(
          path,
          paths.map(({ value }) => value),
        ));
  return paths.find(({ value }) => value === name);
}
