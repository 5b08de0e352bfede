/** A node mounts its root read-write, but the export is read-only. */
import { fix, replace } from '../about/edits.js';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { addressPlace, relatedTo, tracedRoots } from '../about/roots.js';
import type { CheckRule } from '../rule.js';

/** Words that say a writable layer lies over the root, so that a read-only one is meant. */
const OVERLAYS = [
  'overlayroot',
  'systemd.volatile',
  'rd.overlay',
  'rd.live.overlay',
  'ltsp.image_prop',
  'boot',
];

export function overlaid(
  parameters: readonly { readonly name: string; readonly value: string | undefined }[],
): boolean {
  return parameters.some(
    ({ name, value }) =>
      OVERLAYS.some((word) => name === word && (word !== 'boot' || value === 'live' || value === 'casper')) ||
      name.startsWith('rd.live'),
  );
}

export const nfsrootExportedRo: CheckRule = {
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
  check(context) {
    for (const { trace, root, kernel, path } of tracedRoots(context)) {
      const { decision } = root;
      if (decision.kind !== 'granted' || decision.client.effective.rw || overlaid(kernel.parameters))
        continue;
      const mount = context.site.nodeRoots
        .get(path)
        ?.fstab?.mounts.find(({ target }) => target.value === '/');
      const remounts = mount?.options.find(({ name }) => name === 'rw');
      if (!root.rw && remounts === undefined) continue;
      const word = kernel.parameters.find(({ name }) => name === 'rw');
      const { client } = decision;
      const ro = client.options.find(({ name }) => name === 'ro');
      const fstab = context.site.nodeRoots.get(path)?.fstab;
      const volatile =
        fstab?.mounts.some(({ target, type }) => target.value === '/var' && type.value === 'tmpfs') === true;
      context.report({
        at: ro?.place ?? client.place,
        message: `${decision.entry.path.value} is exported read-only${ro === undefined ? ' (the default)' : ''}, but node ${trace.node.name} mounts its root read-write. Init will run, and every write will end in "Read-only file system". ${
          volatile ? 'If that is meant, boot it with ro.' : 'Export it rw.'
        }`,
        related: [
          ...relatedTo(word?.place, 'rw is asked for here'),
          ...relatedTo(remounts?.place, 'and here'),
          ...relatedTo(addressPlace(trace), `${trace.node.name}, which this entry governs`),
        ],
        nodes: [trace.node.name],
        fixes: () => (ro === undefined ? [] : [fix('Export it rw', false, replace(ro.place, 'rw'))]),
      });
    }
  },
};
