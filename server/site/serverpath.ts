/** Paths of a machine as text go in; they come out joined, resolved and compared. All are absolute, with `/`. */
import type { SameKind } from './path.js';

/** May be part of what is to be resolved: a slash before another one, a dot or nothing. */
const TO_RESOLVE = /\/(?:[/.]|$)/;

/** Resolves `.`, `..` and doubled slashes; `..` at the top stays at the top, as realpath(3) has it, links aside. */
export function normalise<Path extends string>(path: Path): SameKind<Path>;
export function normalise(path: string): string {
  // Almost every path is fine as it is.
  if (path.startsWith('/') && !TO_RESOLVE.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

export function join<Path extends string>(first: Path, ...rest: readonly string[]): SameKind<Path>;
export function join(...parts: readonly string[]): string {
  return normalise(parts.join('/'));
}

/** Double slashes and a slash at the end do not count; `..` stays, for those who do not resolve it. */
export function canonicalPath<Path extends string>(path: Path): SameKind<Path>;
export function canonicalPath(path: string): string {
  if (path.startsWith('/') && !/\/\.?(?:\/|$)/.test(path)) return path;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return `/${parts.join('/')}`;
}

/** The last name of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** True for the directory itself and for everything below it. */
export function isWithin(path: string, directory: string): boolean {
  if (directory === '/') return path.startsWith('/');
  return path === directory || (path.startsWith(directory) && path[directory.length] === '/');
}
