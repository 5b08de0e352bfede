/** Two nodes mount the same directory as their root, both read-write. */
import { overlaid } from '../../boot/index.js';
import { groupBy } from '../../site/groups.js';
import { placeKey } from '../../site/place.js';
import { canonicalPath } from '../../site/serverpath.js';
import { miniature } from '../about/miniature.js';
import { tracedRoots } from '../about/nfs/roots.js';
import { capital, nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const CONFIG = (root: string) => `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/${root},vers=3 ip=dhcp rw
`;
const TWO_NODES = (secondRoot: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
host node22 {
  hardware ethernet 00:40:63:c2:ca:d0;
  fixed-address 192.168.1.22;
}
`,
    'etc/exports':
      '/diskless/node21 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n/diskless/node22 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': CONFIG('node21'),
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0': CONFIG(secondRoot),
    'diskless/node21/etc/fstab': 'tmpfs /tmp tmpfs mode=1777 0 0\n',
  });

export const nfsrootSharedRwRoot: CheckRule = {
  id: 'nfsroot/shared-rw-root',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'Two or more nodes mount the same directory read-write as their root.',
    why: "Each writes its own logs, locks, leases and identity over the other's. Files are corrupted without a message, services fail in turns, and machines hang at random.",
    avoid: TWO_NODES('node21'),
    prefer: TWO_NODES('node22'),
    references: ['nfs(5)', 'exports(5)'],
  },
  check(context) {
    const writable = tracedRoots(context).filter(
      ({ trace, root, kernel }) =>
        // Whoever reads a file may be a machine that is known.
        trace.node.kind !== 'readers' &&
        root.rw &&
        !overlaid(kernel.parameters) &&
        root.decision.kind === 'granted' &&
        root.decision.client.effective.rw,
    );
    // One server may be called by several addresses; of two that are not known to be this one each is a server.
    const owner = ({ own, server }: (typeof writable)[number]['root']) =>
      own !== 'yes' && server.kind === 'value' ? server.value : 'here';
    const sameRoot = groupBy(writable, ({ root, path }) => `${owner(root)} ${canonicalPath(path)}`);
    for (const group of sameRoot.values()) {
      const [first] = group;
      const names = [...new Set(group.map(({ trace }) => trace.node.name))];
      const others = [...groupBy(group, ({ root }) => placeKey(root.place)).values()].slice(1, 4);
      // Two declarations of one MAC are one machine, and another finding.
      const machines = new Set(group.map(({ trace }) => trace.node.mac ?? trace.node.name));
      if (machines.size < 2) continue;
      context.report({
        at: first.root.place,
        message: `${capital(nodesNamed(names))} mount the same root ${first.path} read-write: they overwrite each other's files under /etc and /var. Give each its own directory, or export one read-only with a writable layer over it.`,
        related: others.map(([{ root, trace }]) => ({
          place: root.place,
          message: `also the root of ${trace.node.name}`,
        })),
        nodes: names,
      });
    }
  },
};
