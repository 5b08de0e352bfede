/** A path that no export is for goes in; the exported path that is nearest to it in spelling comes out, or that which it is the end of. */
import { nearestAmong, slipsAmong } from '../../../../grammars/text/index.js';
import { pseudoRoot } from '../../../site/exports/pseudoroot.js';
import { firstOfEach } from '../../../site/groups.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { Said } from '../../../site/place.js';

/** Of so few letters two that differ make another folder. */
const SHORT = 6;

const searched = once(({ exports }: Site) => {
  const paths = (exports?.entries ?? []).map(({ path }) => path);
  const byName = firstOfEach(paths, ({ value }) => value);
  const names = [...byName.keys()];
  return { byName, nearest: nearestAmong(names), slipsOf: slipsAmong(names, (name) => name) };
});

export function nearestExport(site: Site, path: string): Said<string> | undefined {
  const { byName, nearest, slipsOf } = searched(site);
  const name = path.length <= SHORT ? slipsOf(path)[0] : nearest(path);
  return name === undefined ? undefined : byName.get(name);
}

/** The one exported path that ends with it: a line with `fsid=0` for the directory above would make the one of the other. */
export function exportedBelow({ exports }: Site, path: string): Said<string> | undefined {
  if (exports === undefined || path.length < 2 || !path.startsWith('/')) return undefined;
  if (pseudoRoot(exports) !== undefined) return undefined;
  const [first, ...others] = exports.entries.filter(({ path: { value } }) => value.endsWith(path));
  return others.length === 0 ? first?.path : undefined;
}

/** What to do about a path that is exported under a longer one. */
export function writeWhole(site: Site, path: string): string | undefined {
  const whole = exportedBelow(site, path)?.value;
  return whole === undefined
    ? undefined
    : `${whole} is exported; ${path} would be its name in version 4 alone, below a directory with fsid=0, and no line has that. Write the whole path.`;
}
