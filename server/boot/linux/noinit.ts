/** A root that the kernel has mounted goes in; the fault of a root without anything to start comes out (init/main.c). */

import type { NodeRoot, SiteTree } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import { join } from '../../site/serverpath.js';
import { nodeRootOf } from '../nfsd/noderoot.js';
import type { RootMount } from '../nfsd/rootmount.js';
import type { Printed } from '../sentence.js';
import { interpreterOf } from './interpreter.js';
import { release } from './nfsdefaults.js';
import { lastParameter } from './parameters.js';
import type { NoInit } from './rootfaults.js';
import { linuxSays } from './sentences.js';

/** What the kernel tries, one after the other. */
const PROGRAMS = ['/sbin/init', '/etc/init', '/bin/init', '/bin/sh'];

/** From here on the kernel tries nothing else where init= names a program (init/main.c). */
const ONLY_NAMED = 4000;

export function noInit({ site, kernel, root }: RootMount, path: ServerPath): NoInit | undefined {
  const nodeRoot = nodeRootOf(site, root);
  if (root.decision.kind !== 'granted' || kernel.mode !== 'kernel-root' || nodeRoot?.kind !== 'tree')
    return undefined;
  const word = lastParameter(kernel, 'init');
  const named = word?.value;
  const alone = named !== undefined && (release(kernel.configuration) ?? 0) >= ONLY_NAMED;
  const programs = named === undefined ? PROGRAMS : alone ? [named] : [named, ...PROGRAMS];
  const tried = programs.map((program) => ({ program, ...attempt(site.tree, nodeRoot, program) }));
  const first = tried.findIndex(({ kind }) => kind === 'starts');
  const shell = first > 0 && tried[first]?.program === '/bin/sh';
  if (first >= 0 && !shell) return undefined;
  const failed = tried.find((one) => one.kind === 'fails');
  // A tree that holds a shell and little else may be meant so.
  if (shell && failed === undefined) return undefined;
  const folder = site.tree.locate(nodeRoot.path);
  const others: Place[] = folder === undefined ? [] : [{ file: folder, span: { start: 0, end: 0 } }];
  return {
    id: 'roottree/no-init',
    effect: shell ? 'degrades' : 'stops',
    at: word?.value === undefined ? root.place : word.place,
    others,
    console: shell ? undefined : alone ? panicOver(named, failed?.why) : linuxSays.noInit.print(),
    path,
    named,
    failed: failed && { program: failed.program, why: failed.why, lacks: failed.lacks },
    shell,
  };
}

/** By the number of the error: ENOENT or EACCES. */
function panicOver(program: string, why: 'mode' | 'interpreter' | undefined): Printed {
  return linuxSays.namedInit.print({ program, error: why === 'mode' ? '-13' : '-2' });
}

type Attempt =
  | { readonly kind: 'absent' | 'starts' }
  | { readonly kind: 'fails'; readonly why: 'mode' | 'interpreter'; readonly lacks: string };

/** What is not known is taken to start. */
function attempt(tree: SiteTree, nodeRoot: NodeRoot, program: ServerPath): Attempt {
  const at = follow(tree, nodeRoot, program);
  if (at === 'absent') return { kind: 'absent' };
  if (at === 'unknown') return { kind: 'starts' };
  const file = join(nodeRoot.path, at);
  // An empty file stands for a program in many a copy.
  if ((tree.programPart(file, 0, 1) ?? '') === '') return { kind: 'starts' };
  if (!mayRun(tree, file) && modesAreKept(tree, nodeRoot)) return { kind: 'fails', why: 'mode', lacks: at };
  const interpreter = interpreterOf(tree, file);
  if (interpreter === undefined || follow(tree, nodeRoot, interpreter) !== 'absent')
    return { kind: 'starts' };
  return { kind: 'fails', why: 'interpreter', lacks: interpreter };
}

function mayRun(tree: SiteTree, file: ServerPath): boolean {
  return ((tree.mode(file) ?? 0o111) & 0o111) !== 0;
}

/** Some copies lose the permission to run of all files. */
function modesAreKept(tree: SiteTree, { path }: NodeRoot): boolean {
  return ['bin', 'sbin', 'usr/bin', 'usr/sbin'].some((folder) =>
    (tree.list(join(path, folder)) ?? []).slice(0, MOST_ASKED).some((name) => {
      const file = join(path, folder, name);
      return tree.link(file) === undefined && tree.mode(file) !== undefined && mayRun(tree, file);
    }),
  );
}

const MOST_ASKED = 50;

/** Folders that are made first, and how many of them say that the tree is one. */
const SKELETON = ['dev', 'home', 'mnt', 'opt', 'proc', 'root', 'sys', 'tmp', 'usr', 'var'];
const ENOUGH = 5;

/** As the kernel counts them on the way to one file. */
const MOST_LINKS = 40;

/** Where a path leads to, links followed as the node sees them: its own root is `/`. Absent where a folder that is listed lacks the name. */
function follow(tree: SiteTree, nodeRoot: NodeRoot, path: ServerPath): ServerPath | 'absent' | 'unknown' {
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
