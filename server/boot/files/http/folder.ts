/** A folder that a web server gives out and a URL go in; the path in it that the URL leads to comes out. */
import type { HttpFolder } from '../../../site/model.js';
import { join } from '../../../site/serverpath.js';
import { type Url, urlOf } from './url.js';

/** Undefined where the folder is given out elsewhere. */
export function below({ prefix, path, glued }: HttpFolder, url: Url): string | undefined {
  if (!prefix.startsWith('/')) {
    const begin = urlOf(prefix);
    if (begin === undefined || begin.origin !== url.origin) return undefined;
    return below({ prefix: begin.path, path, said: undefined }, url);
  }
  const folder = prefix.endsWith('/') ? prefix : `${prefix}/`;
  if (!url.path.startsWith(folder)) return undefined;
  const rest = url.path.slice(folder.length);
  return glued === true ? join(path + rest) : join(path, rest);
}
