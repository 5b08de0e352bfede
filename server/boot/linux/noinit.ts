/** A root that the kernel has mounted goes in; the fault of a root without anything to start comes out (init/main.c). */

import type { NodeRoot, Site, SiteTree } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import { join } from '../../site/serverpath.js';
import { nodeRootOf } from '../nfsd/noderoot.js';
import type { RootMount } from '../nfsd/rootmount.js';
import { lastParameter } from './parameters.js';
import type { NoInit } from './rootfaults.js';
import { linuxSays } from './sentences.js';

/** What the kernel tries, one after the other. */
const PROGRAMS = ['/sbin/init', '/etc/init', '/bin/init', '/bin/sh'];

/** Folders that are made first, and how many of them say that the tree is one. */
const SKELETON = ['dev', 'home', 'mnt', 'opt', 'proc', 'root', 'sys', 'tmp', 'usr', 'var'];
const ENOUGH = 5;

/** As the kernel counts them on the way to one file. */
const MOST_LINKS = 40;

export function noInit({ site, kernel, root }: RootMount, path: ServerPath): NoInit | undefined {
  const nodeRoot = nodeRootOf(site, root);
  if (root.decision.kind !== 'granted' || kernel.mode !== 'kernel-root') return undefined;
  if (lastParameter(kernel, 'init') !== undefined || !lacksInit(site, nodeRoot)) return undefined;
  const folder = nodeRoot === undefined ? undefined : site.tree.locate(nodeRoot.path);
  const others: Place[] = folder === undefined ? [] : [{ file: folder, span: { start: 0, end: 0 } }];
  const console = linuxSays.noInit.print();
  return { id: 'roottree/no-init', effect: 'stops', at: root.place, others, console, path };
}

function lacksInit({ tree }: Site, nodeRoot: NodeRoot | undefined): boolean {
  return nodeRoot?.kind === 'tree' && PROGRAMS.every((program) => isAbsent(tree, nodeRoot, program));
}

/** Whether a folder that is listed lacks the name, links followed as the node sees them: its own root is `/`. */
function isAbsent(tree: SiteTree, nodeRoot: NodeRoot, path: ServerPath): boolean {
  let at = '/';
  let links = 0;
  const waiting = path.split('/').reverse();
  while (waiting.length > 0) {
    const name = waiting.pop() ?? '';
    if (name === '' || name === '.') continue;
    const next = join(at, name);
    const names = name === '..' ? undefined : tree.list(join(nodeRoot.path, at));
    if (name !== '..' && names === undefined) return false;
    if (names?.includes(name) === false)
      return links === 0 ? at !== '/' || isBegun(names) : isWhole(nodeRoot, at, names);
    const target = tree.link(join(nodeRoot.path, next));
    if (target === undefined) at = next;
    else if (links++ === MOST_LINKS) return false;
    else {
      waiting.push(...target.split('/').reverse());
      if (target.startsWith('/')) at = '/';
    }
  }
  return false;
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
