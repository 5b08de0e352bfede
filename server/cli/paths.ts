/** Absolute paths go in, paths as people and scripts expect them come out: relative to the working directory, with `/`. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export function shownPath(cwd: string, path: string): string {
  const from = relative(cwd, path);
  if (from === '') return '.';
  // A path that climbs far out of the working directory is clearer written in full.
  if (from.startsWith(`..${sep}..${sep}..`)) return path;
  // At the start of a line, GitHub would take such a name for a command to the runner.
  if (/^(?:::|##\[)/.test(from)) return `./${from}`;
  return sep === '/' ? from : from.replaceAll(sep, '/');
}

function holds(directory: string, path: string): boolean {
  const from = relative(directory, path);
  return from !== '..' && !from.startsWith(`..${sep}`);
}

/**
 * The directory that the paths of a diff start from: the working directory, or, where a path lies outside of it, the
 * repository or else the nearest directory that holds all of them. git apply refuses a path with `..` in it.
 */
export function diffBase(cwd: string, paths: readonly string[]): string {
  let common: string | undefined;
  for (let at = cwd; ; at = dirname(at)) {
    if (paths.every((path) => holds(at, path))) {
      if (at === cwd) return at;
      common ??= at;
      if (existsSync(join(at, '.git'))) return at;
    }
    if (at === dirname(at)) return common ?? at;
  }
}
