/** A node mounts its root read-write, but the export is read-only. */
import { fix, replace } from '../about/edits.js';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { lostLine } from '../about/nfs/lostline.js';
import { elsewhere } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

export const nfsrootExportedRo = faultRule({
  id: 'nfsroot/exported-ro',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A node wants its root read-write, but the export that governs it is read-only.',
    why: 'The kernel mounts `rw` without complaint and init runs, but every write ends in `Read-only file system`: no logs, no locks, services that do not start. An export without `rw` and `ro` is read-only.',
    avoid: miniature({
      ...changed('etc/exports', '(rw,', '(ro,'),
      ...WITHOUT_ROOT_LINE,
    }),
    prefer: miniature(WITHOUT_ROOT_LINE),
    references: ['exports(5)', 'Linux init/do_mounts.c'],
  },
  cause: ({ path, below }, { site, who }) =>
    lostLine(site, below, `the root of ${who} is mounted by the line of ${path} instead`),
  saidBy: ({ apart }) => (apart ? 'exports/space-before-options' : 'exports/no-client'),
  story: ({ path }) => `${path} is exported read-only, and the root is to be written`,
  message: ({ path, written, volatile }, { who, single }) =>
    `${path} is exported read-only${written ? '' : ' (the default)'}, but ${who} ${
      single ? 'mounts its root' : 'mount their roots'
    } read-write. Init will run, and every write will end in "Read-only file system". ${
      volatile ? 'If that is meant, boot with ro.' : 'Export it rw.'
    }`,
  related: ({ at, others }) => elsewhere(at, others, 'rw is asked for here'),
  fixes: ({ at, written, apart }) =>
    written && !apart ? [fix('Export it rw', false, replace(at, 'rw'))] : [],
});
