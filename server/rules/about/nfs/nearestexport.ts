/** A path that no export is for goes in; the exported path that is nearest to it in spelling comes out. */
import { nearestAmong, slipsAmong } from '../../../../grammars/text/index.js';
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
