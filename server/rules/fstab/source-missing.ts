/** A node's fstab mounts a directory that is exported, but does not exist on the server. */
import { elsewhere, toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

export const fstabSourceMissing = faultRule({
  id: 'fstab/source-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: "A line of a node's fstab mounts a directory that an export covers, but that does not exist on the server.",
    why: 'The server refuses the mount as it refuses one that is not exported: `mount.nfs: access denied by server while mounting 192.168.1.1:/opt`. Only on the server itself, read as `/`, is a directory known to be missing: a copy of its configuration holds no data. So there is no example here.',
    avoid: {},
    prefer: {},
    references: ['exports(5)', 'nfs-utils utils/mountd/mountd.c'],
  },
  severityOf: ({ optional }) => (optional ? 'warning' : 'error'),
  story: ({ source, target }) => `${source} on ${target}: exported, but the directory does not exist`,
  message: ({ path, target, console }, { who, single }) =>
    `${path}, which ${who} ${single ? 'mounts' : 'mount'} on ${target}, is exported, but does not exist on the server${toldBy(console)}. Make it, or remove the line.`,
  related: ({ at, others }) => elsewhere(at, others, 'the export that covers it'),
});
