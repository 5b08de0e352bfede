/** The fstab in one node's root has the root of another node in the line of /. */
import { canonicalPath, nodeRootOf } from '../../boot/index.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { usersByCanonicalPath } from '../about/nfs/roots.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const TWO = (root: string) =>
  miniature({
    ...changed(
      'etc/dhcp/dhcpd.conf',
      'host node21 {',
      'host node22 {\n  hardware ethernet 00:40:63:11:22:33;\n  fixed-address 192.168.1.22;\n  option host-name "node22";\n}\nhost node21 {',
    ),
    ...changed(
      'etc/exports',
      '\n',
      '\n/diskless/node22 192.168.1.22(rw,sync,no_root_squash,no_subtree_check)\n',
    ),
    'srv/tftp/pxelinux.cfg/01-00-40-63-11-22-33': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node22,vers=3 ip=dhcp rw
`,
    'diskless/node22/etc/fstab': `192.168.1.1:${root} / nfs rw,vers=3,nolock 0 0\ntmpfs /tmp tmpfs mode=1777 0 0\n`,
  });

export const fstabRootOfOtherNode: CheckRule = {
  id: 'fstab/root-of-other-node',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: "The line of / in a node's fstab names the root of another node.",
    why: 'The tree was copied from that node and the line was left as it was. The node runs on its own root all the same, since / is only remounted, but `df` and scripts that read fstab name the wrong directory, and an initramfs that follows fstab mounts it.',
    avoid: TWO('/diskless/node21'),
    prefer: TWO('/diskless/node22'),
    references: ['fstab(5)', 'mount(8), remount'],
  },
  check(context) {
    const { site, report } = context;
    const byPath = usersByCanonicalPath(context.boots);
    for (const [path, roots] of byPath) {
      const [first] = roots;
      if (first === undefined) continue;
      const line = nodeRootOf(site, first.root)?.fstab?.mounts.find(({ target }) => target.value === '/');
      const named = line?.nfs?.path;
      if (named === undefined || canonicalPath(named.value) === path) continue;
      const [owner] = byPath.get(canonicalPath(named.value)) ?? [];
      if (owner === undefined) continue;
      const nodes = roots.map(({ trace }) => trace.node.name);
      report({
        at: named.place,
        message: `This is the root of ${nodesNamed([owner.trace.node.name])}. The fstab belongs to ${nodesNamed(nodes)}, whose root is ${first.path}. Write that.`,
        related: [{ place: owner.root.place, message: `${owner.trace.node.name} mounts it` }],
        nodes,
        fixes: () => [fix(`Write ${first.path}`, false, replace(named.place, first.path))],
      });
    }
  },
};
