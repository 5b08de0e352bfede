/** A node's fstab has an overlay whose upper directory lies on NFS, which overlayfs refuses. */
import type { Mount } from '../../site/fstab/facts.js';
import { miniature } from '../about/miniature.js';
import { tracedRoots } from '../about/roots.js';
import { isNfs } from '../about/tables.js';
import { nodesNamed } from '../about/wording.js';
import { overlaid } from '../nfsroot/exported-ro.js';
import type { CheckRule } from '../rule.js';

const TABLE = (more: string) =>
  miniature({
    'diskless/node21/etc/fstab': `192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0
tmpfs /tmp tmpfs mode=1777 0 0
${more}overlay /srv overlay lowerdir=/srv,upperdir=/var/over/up,workdir=/var/over/work 0 0
`,
  });

/** Directories that init systems put on tmpfs without a line in fstab. */
const VOLATILE = /^\/(run|tmp|dev|var\/run|var\/lock)(\/|$)/;

function below(path: string, directory: string): boolean {
  return directory === '/' || path === directory || path.startsWith(`${directory.replace(/\/$/, '')}/`);
}

/** The mount that the path lies on; undefined for the root. */
function mountOf(path: string, mounts: readonly Mount[]): Mount | undefined {
  let best: Mount | undefined;
  for (const mount of mounts) {
    const target = mount.target.value;
    if (target === '/' || !target.startsWith('/') || !below(path, target)) continue;
    if (best === undefined || target.length >= best.target.value.length) best = mount;
  }
  return best;
}

export const initramfsOverlayOnNfsUpper: CheckRule = {
  id: 'initramfs/overlay-on-nfs-upper',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: "The upper directory of an overlay in a node's fstab lies on NFS.",
    why: "overlayfs takes NFS for the lower directory only: `overlayfs: filesystem on '/var/over/up' not supported as upperdir`, and the mount fails. What is written has to go to a tmpfs or a disk.",
    avoid: TABLE(''),
    prefer: TABLE('tmpfs /var/over tmpfs defaults 0 0\n'),
    references: [
      'Linux fs/overlayfs/super.c, ovl_dentry_weird and ovl_dentry_remote',
      'Linux Documentation/filesystems/overlayfs.rst',
    ],
  },
  check(context) {
    const said = new Map<string, string[]>();
    const found = new Map<string, { readonly mount: Mount; readonly upper: Mount['options'][number] }>();
    for (const { trace, path, kernel } of tracedRoots(context)) {
      const mounts = context.site.nodeRoots.get(path)?.fstab?.mounts ?? [];
      if (overlaid(kernel.parameters)) continue;
      for (const mount of mounts) {
        if (mount.type.value !== 'overlay') continue;
        const upper = mount.options.findLast(({ name }) => name === 'upperdir');
        if (upper?.value === undefined || !upper.value.startsWith('/') || VOLATILE.test(upper.value))
          continue;
        const under = mountOf(
          upper.value,
          mounts.filter((one) => one !== mount),
        );
        if (under !== undefined && !isNfs(under)) continue;
        const key = `${mount.place.file}:${mount.place.span.start}`;
        const known = said.get(key);
        if (known === undefined) said.set(key, [trace.node.name]);
        else known.push(trace.node.name);
        found.set(key, { mount, upper });
      }
    }
    for (const [key, { mount, upper }] of found) {
      const nodes = said.get(key) ?? [];
      context.report({
        at: upper.place,
        message: `The upper directory ${upper.value ?? ''} of the overlay on ${mount.target.value} lies on NFS for ${nodesNamed(nodes)}, and overlayfs refuses that: the mount fails with "filesystem not supported as upperdir". Mount a tmpfs there first.`,
        nodes,
      });
    }
  },
};
