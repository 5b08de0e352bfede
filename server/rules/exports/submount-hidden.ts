/** The boot server mounts a file system below an exported directory, and the nodes see an empty directory in its place, or may not mount what lies on it. */
import { changed, miniature } from '../about/miniature.js';
import { elsewhere } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const SITE = (options: string) =>
  miniature({
    ...changed('etc/exports', 'no_subtree_check', `no_subtree_check${options}`),
    'etc/fstab': '/dev/sda1 / ext4 defaults 0 1\n/dev/sdb1 /diskless/node21/opt ext4 defaults 0 2\n',
  });

export const exportsSubmountHidden = faultRule({
  id: 'exports/submount-hidden',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: "The server's fstab mounts a file system below an exported directory, and the export has no `crossmnt`.",
    why: 'An export ends where its file system ends. The node sees the directory under the mount, mostly empty: programs and files that are there on the server are missing, without any message. Where the whole root of a node lies on such a file system, mountd refuses it to version 3: `request to export directory /diskless/node21 below nearest filesystem /diskless`. `crossmnt` serves what is mounted below; an export of its own with `nohide` does so, too, and NFS version 4 needs only the export.',
    avoid: SITE(''),
    prefer: SITE(',crossmnt'),
    references: ['exports(5), crossmnt and nohide', 'Linux fs/nfsd/vfs.c, nfsd_cross_mnt'],
  },
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  story: ({ inside, path, target, whole }) =>
    whole !== undefined
      ? `${inside} lies on the file system that the server mounts at ${target}, and the export of ${path} ends there`
      : `${inside} is empty: the server mounts ${target}, and the export ends there`,
  message: ({ path, target, inside, whole, console }, { who, single }) => {
    if (whole === undefined)
      return `The server mounts a file system at ${target}, and the export of ${path} ends there: ${who} ${single ? 'sees' : 'see'} an empty ${inside}. Add crossmnt to the export, or export ${target} with nohide.`;
    const seen = console === undefined ? '' : `: ${console}`;
    const what =
      whole === 'refused'
        ? `The server does not let ${who} mount ${inside}${seen}.`
        : `${who} ${single ? 'finds' : 'find'} nothing of ${inside}${seen}.`;
    return `The server mounts a file system at ${target}, and the export of ${path} ends there. ${what.replace(/\.\.$/, '.')} Add crossmnt to the export, or export ${inside} by a line of its own.`;
  },
  related: ({ at, others }) => elsewhere(at, others, 'exported here, without crossmnt'),
});
