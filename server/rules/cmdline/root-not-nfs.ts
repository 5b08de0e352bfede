/** nfsroot= is given, but root= sends the kernel to a local disk. */
import { commandLines } from '../about/commandlines.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

export const cmdlineRootNotNfs: CheckRule = {
  id: 'cmdline/root-not-nfs',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The command line has nfsroot=, but its last root= names something else than /dev/nfs.',
    why: '`nfsroot=` alone makes NFS the root, but a `root=` beside it wins. The node looks for a disk that it does not have and panics with `VFS: Unable to mount root fs on unknown-block(…)`, or starts from a disk nobody meant.',
    avoid: miniature(
      changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'root=/dev/nfs', 'root=/dev/sda1'),
    ),
    prefer: miniature(),
    references: ['Linux fs/nfs/nfsroot.c', 'Linux init/do_mounts.c'],
  },
  check(context) {
    for (const { parameters, mode, nodes } of commandLines(context)) {
      const nfsroot = parameters.find(({ name }) => name === 'nfsroot');
      const roots = parameters.filter(({ name }) => name === 'root');
      const last = roots[roots.length - 1];
      if (mode !== 'kernel-root' || nfsroot === undefined || last === undefined || last.value === '/dev/nfs')
        continue;
      context.report({
        at: last.place,
        message: `The command line of ${nodesNamed(nodes)} has nfsroot=, but root=${last.value ?? ''} wins over it: the kernel looks for that device and panics with VFS: Unable to mount root fs. Write root=/dev/nfs.`,
        related: [{ place: nfsroot.place, message: 'this has no effect' }],
        nodes,
        fixes: () => [fix('Write root=/dev/nfs', false, replace(last.place, 'root=/dev/nfs'))],
      });
    }
  },
};
