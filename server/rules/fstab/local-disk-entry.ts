/** The fstab of a diskless node mounts a local disk that the node does not have. */
import { changed, miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const DISK = /^(UUID=|LABEL=|PARTUUID=|PARTLABEL=|\/dev\/(sd|hd|vd|xvd|nvme|mmcblk|mapper\/|disk\/))/;
const ENTRY = (options: string) =>
  miniature(
    changed(
      'diskless/node21/etc/fstab',
      'tmpfs /tmp',
      `UUID=2f3e-11aa /boot ext4 ${options} 0 0\ntmpfs /tmp`,
    ),
  );

export const fstabLocalDiskEntry: CheckRule = {
  id: 'fstab/local-disk-entry',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The fstab of a node that mounts its root over NFS has a line for a local disk, without nofail or noauto.',
    why: "Mostly the server's fstab was copied. systemd waits 90 seconds (`A start job is running for /dev/disk/by-uuid/…`) and drops into emergency mode; older init scripts stop for maintenance.",
    avoid: ENTRY('defaults'),
    prefer: ENTRY('defaults,nofail'),
    references: ['systemd.mount(5), fstab', 'fstab(5)'],
  },
  check({ site, boots, report }) {
    const nodes = new Map<string, string[]>();
    for (const { node, root } of boots) {
      if (root?.path.kind === 'value')
        nodes.set(root.path.value, [...(nodes.get(root.path.value) ?? []), node.name]);
    }
    for (const [path, names] of nodes) {
      for (const { source, options, target } of site.nodeRoots.get(path)?.fstab?.mounts ?? []) {
        if (!DISK.test(source.value)) continue;
        if (
          options.some(({ name }) => name === 'nofail' || name === 'noauto' || name === 'x-systemd.automount')
        )
          continue;
        report({
          at: source.place,
          message: `${source.value} is a local disk, but ${list(names)} ${names.length === 1 ? 'boots' : 'boot'} over the network. If there is no such disk, the boot waits for it and stops for maintenance at ${target.value}. Remove the line, or add nofail.`,
          nodes: names,
        });
      }
    }
  },
};
