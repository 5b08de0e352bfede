/** A node's fstab mounts a directory that is exported, but does not exist on the server. */
import { changed, miniature } from '../about/miniature.js';
import { elsewhere, toldBy } from '../about/nfs/roots.js';
import { thereIs } from '../about/wording.js';
import { faultRule } from '../rule.js';

const SHARED = (path: string) =>
  miniature({
    ...changed('etc/exports', '\n', '\n/srv 192.168.1.0/24(rw,sync,no_subtree_check)\n'),
    ...changed(
      'diskless/node21/etc/fstab',
      'tmpfs',
      `192.168.1.1:${path} /home nfs rw,vers=3,nolock 0 0\ntmpfs`,
    ),
    'srv/home/anna/.profile': '',
  });

export const fstabSourceMissing = faultRule({
  id: 'fstab/source-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: "A line of a node's fstab mounts a directory that an export covers, but that does not exist on the server.",
    why: 'The server refuses the mount as it refuses one that is not exported: `mount.nfs: access denied by server while mounting 192.168.1.1:/opt`. Only on the server itself, read as `/`, is a directory known to be missing: a copy of its configuration holds no data, and there only the slip of one that is in it is told.',
    avoid: SHARED('/srv/hom'),
    prefer: SHARED('/srv/home'),
    references: ['exports(5)', 'nfs-utils utils/mountd/mountd.c'],
  },
  severityOf: ({ optional }) => (optional ? 'warning' : 'error'),
  story: ({ source, target }) => `${source} on ${target}: exported, but the directory does not exist`,
  message: ({ path, target, console, near }, { who, single }) =>
    `${path}, which ${who} ${single ? 'mounts' : 'mount'} on ${target}, is exported, but does not exist on the server${toldBy(console)}.${thereIs(near)} ${near === undefined ? 'Make it, or remove the line.' : 'Correct the path.'}`,
  related: ({ at, others }) => elsewhere(at, others, 'the export that covers it'),
});
