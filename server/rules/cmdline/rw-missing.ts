/** The root is mounted read-only, and nothing makes it writable later. */
import { inRest, misspeltWord, nodeRootOf, overlaid } from '../../boot/index.js';
import { groupBy } from '../../site/groups.js';
import { placeKey } from '../../site/place.js';
import { fix, insertAfter } from '../about/edits.js';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { tracedRoots } from '../about/nfs/roots.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

export const cmdlineRwMissing: CheckRule = {
  id: 'cmdline/rw-missing',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The command line has neither rw nor ro, so the kernel mounts the root read-only.',
    why: "The console says `VFS: Mounted root (nfs filesystem) readonly`. The init scripts can remount it when the node's fstab has a line for / with rw; without one it stays read-only, and services fail to start.",
    avoid: miniature({
      ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', ' rw\n', '\n'),
      ...WITHOUT_ROOT_LINE,
    }),
    prefer: miniature(WITHOUT_ROOT_LINE),
    references: ['Linux init/do_mounts.c', 'Linux Documentation/admin-guide/kernel-parameters.txt'],
  },
  check(context) {
    const silent = tracedRoots(context).filter(
      ({ kernel, root }) =>
        kernel.mode === 'kernel-root' &&
        !kernel.parameters.some(({ name }) => name === 'rw' || name === 'ro') &&
        !overlaid(kernel.parameters) &&
        // It stands in a line that the loader does not pass on, or without a blank before it, which is told.
        inRest(kernel, 'rw', 'ro') === undefined &&
        !kernel.parameters.some((word) => / r[ow]$/.test(misspeltWord(word)?.right ?? '')) &&
        root.decision.kind === 'granted' &&
        root.decision.client.effective.rw,
    );
    for (const group of groupBy(silent, ({ kernel }) => placeKey(kernel.place)).values()) {
      const [first] = group;
      const { kernel, root } = first;
      const fstab = nodeRootOf(context.site, root)?.fstab;
      const remount = fstab?.mounts
        .find(({ target }) => target.value === '/')
        ?.options.find(({ name }) => name === 'rw');
      // Without the node's fstab nobody knows whether its init remounts the root.
      if (fstab === undefined) continue;
      const names = group.map(({ trace }) => trace.node.name);
      const last = kernel.parameters.find(({ name }) => name === 'nfsroot') ?? kernel.parameters[0];
      context.report({
        at: root.place.file === kernel.place.file ? root.place : kernel.place,
        severity: remount === undefined ? 'warning' : 'info',
        message: `The command line of ${nodesNamed(names)} has no rw, so the kernel mounts the root read-only${
          remount === undefined
            ? ', and the fstab has no line for / that would remount it'
            : '; only the remount by fstab makes it writable'
        }. Add rw.`,
        related:
          remount === undefined ? [] : [{ place: remount.place, message: 'the remount that it depends on' }],
        nodes: names,
        fixes: () => (last === undefined ? [] : [fix('Add rw', false, insertAfter(last.place, ' rw'))]),
      });
    }
  },
};
