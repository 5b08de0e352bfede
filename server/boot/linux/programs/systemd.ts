/** The tree of a node goes in; whether systemd is in it comes out, and which release. */
import type { SiteTree } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import { join } from '../../../site/serverpath.js';

const PROGRAMS = ['lib/systemd/systemd', 'usr/lib/systemd/systemd'];

/** `root`: where the tree lies on the server, `/` for the server's own. */
export function holdsSystemd(tree: SiteTree, root: ServerPath): boolean {
  return PROGRAMS.some((program) => tree.exists(join(root, program)) === 'yes');
}

/** Where distributions put the library that carries the number of the release in its name: one folder, or one for each architecture. */
const LIBRARIES = ['usr/lib/systemd', 'lib/systemd'];
const LIBRARY = /^libsystemd-shared-(\d+)/;

/** Undefined where the tree does not hold it. */
export function systemdRelease(tree: SiteTree, root: ServerPath): number | undefined {
  const architectures = (tree.list(`${root}/usr/lib`) ?? []).filter((name) => name.includes('-linux-'));
  const folders = [...LIBRARIES, ...architectures.map((name) => `usr/lib/${name}/systemd`)];
  for (const folder of folders)
    for (const name of tree.list(`${root}/${folder}`) ?? []) {
      const number = LIBRARY.exec(name)?.[1];
      if (number !== undefined) return Number(number);
    }
  return undefined;
}
