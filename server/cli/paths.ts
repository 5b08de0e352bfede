/** Absolute paths go in, paths as people and scripts expect them come out: relative to the working directory, with `/`. */
import { relative, sep } from 'node:path';

export function shownPath(cwd: string, path: string): string {
  const from = relative(cwd, path);
  if (from === '') return '.';
  // A path that climbs far out of the working directory is clearer written in full.
  if (from.startsWith(`..${sep}..${sep}..`)) return path;
  return sep === '/' ? from : from.replaceAll(sep, '/');
}
