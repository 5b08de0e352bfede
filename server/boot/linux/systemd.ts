/** The tree of a node goes in; whether systemd is in it comes out. */
import type { SiteTree } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';

const PROGRAMS = ['lib/systemd/systemd', 'usr/lib/systemd/systemd'];

/** `root`: where the tree lies on the server. */
export function holdsSystemd(tree: SiteTree, root: ServerPath): boolean {
  return PROGRAMS.some((program) => tree.exists(`${root}/${program}`) === 'yes');
}
