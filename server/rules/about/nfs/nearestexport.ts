/** A path that no export is for goes in; the exported path that is nearest to it in spelling comes out. */
import { isSlip, nearest } from '../../../../grammars/text/index.js';
import type { Site } from '../../../site/model.js';
import type { Said } from '../../../site/place.js';

/** Of so few letters two that differ make another folder. */
const SHORT = 6;

/** Beyond that somebody wrote them by a program, and every path is compared with all of them. */
const MOST = 1000;

export function nearestExport({ exports }: Site, path: string): Said<string> | undefined {
  const paths = (exports?.entries ?? []).slice(0, MOST).map((entry) => entry.path);
  if (path.length <= SHORT) return paths.find(({ value }) => isSlip(path, value));
  const names = paths.map(({ value }) => value);
  const near = nearest(path, names);
  return paths.find(({ value }) => value === near);
}
