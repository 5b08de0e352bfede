/** A node keeps its root read-only, and nothing in its fstab can be written to. */
import { mountsMedium, nodeRootOf, overlaid } from '../../boot/index.js';
import type { Mount } from '../../site/fstab/facts.js';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { tracedRoots } from '../about/nfs/roots.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SITE = (fstab: string) =>
  miniature({
    ...WITHOUT_ROOT_LINE,
    ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', ' rw', ' ro'),
    'diskless/node21/etc/fstab': fstab,
  });

export const roottreeReadonlyWithoutTmpfs: CheckRule = {
  id: 'roottree/readonly-without-tmpfs',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A kernel mounts the root of its node read-only, fstab does not make it writable, and mounts no tmpfs or other writable file system.',
    why: 'Init runs, and what has to write to /var or /tmp ends in `Read-only file system`: no logs, no locks, no leases. A tmpfs on /tmp and on the parts of /var that change is enough. Roots with systemd, with an overlay or with an initial ramdisk may have that from elsewhere.',
    avoid: SITE('proc /proc proc defaults 0 0\n'),
    prefer: SITE('proc /proc proc defaults 0 0\ntmpfs /var tmpfs mode=755 0 0\n'),
    references: ['tmpfs(5)', 'fstab(5)'],
  },
  check(context) {
    const { site, report } = context;
    const users = new Map<string, { readonly names: Set<string>; readonly at: Mount }>();
    for (const { root, kernel, trace, path } of tracedRoots(context)) {
      const nodeRoot = nodeRootOf(site, root);
      const mounts = nodeRoot?.fstab?.mounts ?? [];
      const [first] = mounts;
      const words = kernel.parameters;
      if (first === undefined || root.rw || kernel.mode !== 'kernel-root') continue;
      if (
        overlaid(words) ||
        mountsMedium(words) ||
        words.some(({ name }) => /^(?:init|systemd\.)/.test(name))
      )
        continue;
      if (mounts.some(isWritable) || SYSTEMD.some((name) => site.tree.exists(`${path}/${name}`) === 'yes'))
        continue;
      const before = users.get(path) ?? { names: new Set(), at: first };
      before.names.add(trace.node.name);
      users.set(path, before);
    }
    for (const [path, { names, at }] of users) {
      const nodes = [...names];
      report({
        at: at.place,
        message: `The root ${path} of ${nodesNamed(nodes)} is mounted read-only, and no line of this fstab mounts anything that can be written to: what needs /var or /tmp ends in "Read-only file system". Add a tmpfs for them, such as: tmpfs /var/log tmpfs mode=755 0 0.`,
        nodes,
      });
    }
  },
};

const SYSTEMD = ['lib/systemd', 'usr/lib/systemd', 'etc/systemd'];

/** Of a kind that holds files, and not read-only; the line of / makes the root itself writable. */
function isWritable({ type, options }: Mount): boolean {
  if (/^(?:proc|sysfs|devpts|devtmpfs|swap|cgroup2?|debugfs|usbfs|binfmt_misc|none)$/.test(type.value))
    return false;
  return options.findLast(({ name }) => name === 'ro' || name === 'rw')?.name !== 'ro';
}
