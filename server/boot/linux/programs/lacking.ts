/** A program of a node's root goes in; a shared library that its dynamic linker does not find comes out (ld.so(8)). */
import type { NodeRoot, SiteTree } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import { join } from '../../../site/serverpath.js';
import { follow } from './follow.js';
import { librariesOf } from './libraries.js';

/** glibc looks there, by architecture in one of them or in a folder below. */
const FOLDERS = ['/lib', '/usr/lib', '/lib64', '/usr/lib64', '/lib32', '/usr/lib32', '/usr/local/lib'];
const BELOW = /-linux-|^(?:tls|glibc-hwcaps|systemd)$/;

const GLIBC = /\/ld-linux[^/]*$|\/ld64?\.so\.[12]$/;
const C_LIBRARY = /^libc\.so\./;

/** `linker`: the dynamic linker that the program names, which is there. */
export function libraryLacking(
  tree: SiteTree,
  nodeRoot: NodeRoot,
  program: ServerPath,
  linker: string,
): string | undefined {
  // Another one looks elsewhere, and what is mounted later is not seen here.
  if (!GLIBC.test(linker) || mountsLibraries(nodeRoot)) return undefined;
  const { names, folders } = librariesOf(tree, program);
  const judged = names.filter((name) => C_LIBRARY.test(name) || !hasOwnFolders(tree, nodeRoot));
  if (judged.length === 0) return undefined;
  const held = new Set<string>();
  const top = tree.list(nodeRoot.path) ?? [];
  for (const folder of [...FOLDERS, ...folders]) {
    // A copy that holds the linker lacks no folder of libraries by chance.
    if (!top.includes(folder.split('/')[1] ?? '')) continue;
    const at = follow(tree, nodeRoot, folder);
    if (at === 'absent') continue;
    const here = at === 'unknown' ? undefined : tree.list(join(nodeRoot.path, at));
    if (at === 'unknown' || here === undefined) return undefined;
    for (const name of here) held.add(name);
    for (const name of here.filter((one) => BELOW.test(one)))
      for (const one of tree.list(join(nodeRoot.path, at, name)) ?? []) held.add(one);
  }
  return judged.find((name) => !held.has(name));
}

function mountsLibraries({ fstab }: NodeRoot): boolean {
  return fstab?.mounts.some(({ target }) => /^\/(?:usr|lib)/.test(target.value)) === true;
}

/** Folders of its own may hold all but the C library, which lies where the linker does. */
function hasOwnFolders(tree: SiteTree, { path }: NodeRoot): boolean {
  return ['ld.so.cache', 'ld.so.conf', 'ld.so.conf.d'].some(
    (name) => tree.exists(join(path, 'etc', name)) !== 'no',
  );
}
