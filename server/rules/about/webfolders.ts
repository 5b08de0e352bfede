/** A site goes in; the folder that its web server gives out comes out, where that has nothing of what URLs name, and one beside it has all. */
import { namedUrls, ownHost } from '../../boot/index.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { ServerPath } from '../../site/path.js';
import { join } from '../../site/serverpath.js';

export interface WrongFolder {
  readonly path: ServerPath;
  /** The only one beside it that has all. */
  readonly instead: ServerPath;
}

export const folderOfAll = once((site: Site): WrongFolder | undefined => {
  const { tree } = site;
  const folder = site.http.find(({ prefix, said }) => prefix === '/' && said !== undefined)?.path;
  const paths = namedUrls(site).flatMap(({ url, commented }) =>
    !commented && /^https?$/.test(url.scheme) && !url.query && ownHost(site, url.host) === 'yes'
      ? [url.path]
      : [],
  );
  const isFile = (path: ServerPath): boolean =>
    tree.exists(path) === 'yes' && tree.isDirectory(path) === 'no';
  if (folder === undefined || paths.length === 0) return undefined;
  if (paths.some((one) => tree.exists(join(folder, one)) === 'yes')) return undefined;
  const parent = join(folder, '..');
  const [only, ...others] = (tree.list(parent) ?? [])
    .map((name) => join(parent, name))
    .filter((other) => other !== folder && paths.every((one) => isFile(join(other, one))));
  return only === undefined || others.length > 0 ? undefined : { path: folder, instead: only };
});
