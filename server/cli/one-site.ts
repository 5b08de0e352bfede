/** A command about a single site: its path goes in, the site comes out, or a Failure when there are none or several. */
import type { Site } from '../service/index.js';
import { Failure } from './failure.js';
import { shownPath } from './paths.js';
import { Texts } from './position.js';
import { type LoadedSite, type LoadOptions, loadSites, progress, type Where } from './sites.js';

export function loadOneSite(where: Where, path: string | undefined, options: LoadOptions = {}): LoadedSite {
  const done = progress(where, 'reading');
  try {
    const { sites } = loadSites(where, path === undefined ? [] : [path], options);
    const [first, second] = sites;
    if (first === undefined) throw new Failure(`${path ?? '.'}: no site here`);
    if (second !== undefined) {
      const roots = sites.slice(0, 4).map(({ location }) => shownPath(where.terminal.cwd, location.root));
      throw new Failure(
        `${path ?? '.'}: there are ${sites.length} sites here; name one of them, such as ${roots.join(', ')}`,
      );
    }
    return first;
  } finally {
    done();
  }
}

export function textsOf(site: Site): Texts {
  return new Texts(new Map([...site.files].map(([file, { document }]) => [file, document.text])));
}
