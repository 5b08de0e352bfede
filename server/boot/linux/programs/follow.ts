/** A path of a node's root goes in; where it leads to, as the node sees it, comes out. */
import type { NodeRoot, SiteTree } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import { join } from '../../../site/serverpath.js';

/** Folders that are made first, and how many of them say that the tree is one. */
const SKELETON = ['dev', 'home', 'mnt', 'opt', 'proc', 'root', 'sys', 'tmp', 'usr', 'var'];
const ENOUGH = 5;

/** As the kernel counts them on the way to one file. */
const MOST_LINKS = 40;

/** Links are followed with the node's own root for `/`. Absent where a folder that is listed lacks the name. */
export function follow(
  tree: SiteTree,
  nodeRoot: NodeRoot,
  path: ServerPath,
): ServerPath | 'absent' | 'unknown' {
  let at = '/';
  let links = 0;
  const waiting = path.split('/').reverse();
  while (waiting.length > 0) {
    const name = waiting.pop() ?? '';
    if (name === '' || name === '.') continue;
    const next = join(at, name);
    const names = name === '..' ? undefined : tree.list(join(nodeRoot.path, at));
    if (name !== '..' && names === undefined) return 'unknown';
    if (names?.includes(name) === false) {
      const surely = links === 0 ? at !== '/' || isBegun(names) : isWhole(nodeRoot, at, names);
      return surely ? 'absent' : 'unknown';
    }
    const target = tree.link(join(nodeRoot.path, next));
    if (target === undefined) at = next;
    else if (links++ === MOST_LINKS) return 'unknown';
    else {
      waiting.push(...target.split('/').reverse());
      if (target.startsWith('/')) at = '/';
    }
  }
  return at;
}

/** Neither bin nor sbin was copied, though the tree was begun. */
function isBegun(names: readonly string[]): boolean {
  return SKELETON.filter((name) => names.includes(name)).length >= ENOUGH;
}

/** What a link leads to may be left out of a copy; not where its folder holds something, or has something mounted on it once init runs. */
function isWhole({ fstab }: NodeRoot, folder: string, names: readonly string[]): boolean {
  if (folder === '/') return false;
  return (
    names.some((name) => !name.startsWith('.')) ||
    fstab?.mounts.some(({ target }) => join(target.value) === folder) === true
  );
}
