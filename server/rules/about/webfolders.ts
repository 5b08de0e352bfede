/** A site goes in; the folder that its web server gives out comes out, where that has nothing of what URLs name, and one beside it has all. */
import { namedUrls, ownHost } from '../../boot/index.js';
import type { HttpFolder, Site } from '../../site/model.js';
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
  const paths = pathsOf(site, (host) => ownHost(site, host) === 'yes');
  if (folder === undefined || paths.some((one) => tree.exists(join(folder, one)) === 'yes')) return undefined;
  const instead = besides(site, folder, paths);
  return instead === undefined ? undefined : { path: folder, instead };
});

/** The only folder beside one that is not there which has all that URLs name, of whichever server that may be this one. */
export function folderBeside(site: Site, folder: ServerPath): ServerPath | undefined {
  return besides(
    site,
    folder,
    pathsOf(site, (host) => ownHost(site, host) !== 'no'),
  );
}

/** A file of that path lies in a folder that is given out as a whole; or a folder, where a setting goes on behind it: `/nodes/${mac}.ipxe`. */
export function isGivenOut({ http, tree }: Site, path: string): boolean {
  return http.some((folder) => {
    const file = join(folder.path, path);
    if (folder.prefix !== '/' || tree.exists(file) !== 'yes') return false;
    return tree.isDirectory(file) === 'no' || (path.endsWith('/') && path !== '/');
  });
}

function pathsOf(site: Site, isMeant: (host: string) => boolean): string[] {
  return namedUrls(site).flatMap(({ url, commented }) =>
    // A URL of a folder is one that names are put behind.
    !commented && /^https?$/.test(url.scheme) && !url.query && !url.path.endsWith('/') && isMeant(url.host)
      ? [url.path]
      : [],
  );
}

function besides({ tree, http }: Site, folder: ServerPath, paths: readonly string[]): ServerPath | undefined {
  if (paths.length === 0) return undefined;
  // `set base http://10.0.0.1/debian` names a folder, which says little by itself.
  const hasAll = (other: ServerPath): boolean => {
    const there = paths.map((one) => join(other, one));
    return (
      there.every((path) => tree.exists(path) === 'yes') &&
      there.some((path) => tree.isDirectory(path) === 'no')
    );
  };
  const parent = join(folder, '..');
  const [only, ...others] = (tree.list(parent) ?? [])
    .map((name) => join(parent, name))
    .filter((other) => other !== folder && hasAll(other));
  // Another server of the same configuration may give it out.
  return others.length > 0 || http.some(({ path }) => path === only) ? undefined : only;
}

/** The alias that a path comes by, which has no slash behind it and stands for a folder. */
export function gluedAlias({ http, tree }: Site, path: ServerPath): HttpFolder | undefined {
  return http.find(
    (one) => one.glued === true && path.startsWith(one.path) && tree.isDirectory(one.path) === 'yes',
  );
}
