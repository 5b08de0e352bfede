/** A path goes in; where symbolic links lead on the way to it comes out, as the kernel follows them. */
import type { ServerPath } from '../site/path.js';
import { join } from '../site/serverpath.js';

/** As the kernel counts them on the way to one file. */
const MOST_LINKS = 40;

export interface Followed {
  readonly path: ServerPath;
  /** The first link on the way, and what it holds, as it is written. */
  readonly first: { readonly link: ServerPath; readonly target: string } | undefined;
}

/** `linkAt` tells what a link holds; undefined where there is none. An absolute link begins at `/`, and `..` ends there. Undefined for a circle. */
export function followLinks(
  path: string,
  linkAt: (path: ServerPath) => string | undefined,
): Followed | undefined {
  const waiting = path.split('/').reverse();
  let at: ServerPath = '/';
  let first: Followed['first'];
  for (let links = 0; waiting.length > 0; ) {
    const name = waiting.pop() ?? '';
    if (name === '' || name === '.') continue;
    const next: ServerPath = name === '..' ? join(at, name) : `${at === '/' ? '' : at}/${name}`;
    const target = name === '..' ? undefined : linkAt(next);
    if (target === undefined) {
      at = next;
      continue;
    }
    if (links++ === MOST_LINKS) return undefined;
    first ??= { link: next, target };
    waiting.push(...target.split('/').reverse());
    if (target.startsWith('/')) at = '/';
  }
  return { path: at, first };
}
