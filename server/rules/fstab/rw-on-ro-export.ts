/** A node's fstab mounts something read-write that the server exports read-only. */

import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { lostLine } from '../about/nfs/lostline.js';
import { elsewhere } from '../about/nfs/roots.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

const SHARED = (options: string) => ({
  ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync,no_subtree_check)\n'),
  ...changed(
    'diskless/node21/etc/fstab',
    'tmpfs',
    `192.168.1.1:/opt /opt nfs ${options},vers=3,nolock 0 0\ntmpfs`,
  ),
});

export const fstabRwOnRoExport = faultRule({
  id: 'fstab/rw-on-ro-export',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'An fstab line of a node says rw, but the export that governs it is read-only.',
    why: 'The mount succeeds, and every write ends in `Read-only file system`, long after the boot, in whatever program writes first.',
    avoid: miniature(SHARED('rw')),
    prefer: miniature(SHARED('ro')),
    references: ['exports(5)', 'nfs(5)'],
  },
  // One export does it to all that mount it.
  cause: ({ path, below, apart }, { who, site }) =>
    apart
      ? undefined
      : (lostLine(site, below, `mounted read-write here by ${who}, by the line of ${path} instead`) ?? {
          key: `options of ${path}`,
          ofOneMachine: false,
          distance: 1,
          here: `${who} mounts it read-write here`,
        }),
  saidBy: ({ apart }) => (apart ? 'exports/space-before-options' : undefined),
  story: ({ target }) => `${target} is mounted, but exported read-only`,
  message: ({ target, path, written }, { who, single }) =>
    `${capital(who)} ${single ? 'mounts' : 'mount'} ${target} read-write, but ${path} is exported read-only${
      written ? '' : ' (the default)'
    }. Writes will end in "Read-only file system". Mount it ro, or export it rw.`,
  related: ({ at, others, apart }) =>
    elsewhere(at, others, apart ? 'mounted read-write here' : 'exported read-only here'),
  fixes: ({ at, apart }) => (apart ? [] : [fix('Mount it ro', false, replace(at, 'ro'))]),
});
