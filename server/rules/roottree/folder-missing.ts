/** A folder that every system has was not copied into the root of a node. */
import type { NodeRoot, Site } from '../../site/model.js';
import { startOf } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const FOLDERS = ['dev', 'opt', 'proc', 'root', 'sys', 'tmp', 'usr', 'var'].map((name) => `${name}/.keep`);
const TREE = (...files: readonly string[]) =>
  miniature(Object.fromEntries([...FOLDERS, ...files].map((name) => [`diskless/node21/${name}`, ''])));

export const roottreeFolderMissing: CheckRule = {
  id: 'roottree/folder-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The root of a node has two of the folders bin, sbin and lib, and lacks the third; or it has all of them and some of the folders that are empty on disk, and lacks dev, proc, sys, tmp or var.',
    why: 'Programs without their libraries do not start, init among them; without dev, proc, sys, tmp or var the init scripts and most services have nowhere to put what they need. The tree was copied in part. A copy that does not keep most folders of a system, and programs that need no libraries (busybox), say nothing.',
    avoid: TREE('sbin/init', 'bin/sh'),
    prefer: TREE('sbin/init', 'bin/sh', 'lib/libc.so.6'),
    references: ['hier(7)', 'Gentoo, Diskless nodes'],
  },
  check({ site, report }) {
    for (const root of site.nodeRoots.values()) {
      const missing = missingIn(site, root);
      const at = site.tree.locate(root.path);
      if (missing.length === 0 || at === undefined) continue;
      report({
        at: startOf(at),
        message: `The root ${root.path} has no ${list(missing)}: it was copied in part. ${missing.includes('lib') ? 'Programs do not start without their libraries, init among them. ' : ''}Copy ${missing.length === 1 ? 'it' : 'them'} from the system that the root is made of, or make ${missing.length === 1 ? 'it' : 'them'} where nothing is in ${missing.length === 1 ? 'it' : 'them'}.`,
      });
    }
  },
};

const PROGRAMS = ['bin', 'sbin', 'lib'];
const EMPTY = ['dev', 'proc', 'sys', 'tmp', 'var'];

/** Nothing of these is on disk: a copy that has two of them, or proc, keeps folders that are empty. */
const BARE = ['dev', 'proc', 'run', 'sys', 'tmp'];

/** Folders of a whole system, and how many of them say that the tree is one. */
const SKELETON = ['dev', 'etc', 'home', 'mnt', 'opt', 'proc', 'root', 'sys', 'tmp', 'usr', 'var'];
const ENOUGH = 6;

function missingIn({ tree }: Site, { kind, path, fstab }: NodeRoot): string[] {
  if (kind !== 'tree') return [];
  const names = tree.list(path) ?? [];
  const there = PROGRAMS.filter((name) => names.includes(name));
  const whole = SKELETON.filter((name) => names.includes(name)).length >= ENOUGH;
  if (!whole || there.length < PROGRAMS.length - 1) return [];
  const statically = tree.list(`${path}/bin`)?.includes('busybox') === true;
  const lost = PROGRAMS.filter(
    (name) =>
      !names.includes(name) && !(name === 'lib' && (statically || names.some((one) => /^lib\d/.test(one)))),
  );
  const kept = BARE.filter((name) => names.includes(name)).length >= 2 || names.includes('proc');
  if (lost.length > 0 || !kept) return lost;
  // A mount point that is missing is the fault of its line.
  const mounted = (fstab?.mounts ?? []).map(({ target }) => target.value.split('/')[1]);
  return EMPTY.filter((name) => !names.includes(name) && !mounted.includes(name));
}
