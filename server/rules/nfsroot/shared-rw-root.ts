/** Two nodes mount the same directory as their root, both read-write. */
import { overlaid } from '../../boot/index.js';
import { groupBy } from '../../site/groups.js';
import { placeKey } from '../../site/place.js';
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
    const owner = (server: (typeof writable)[number]['root']['server']) =>
      server.kind === 'value' ? server.value : 0;
    for (const group of groupBy(writable, ({ root, path }) => `${owner(root.server)} ${path}`).values()) {
      if (group.length < 2) continue;
      const names = [...new Set(group.map(({ trace }) => trace.node.name))];
      const [first, ...others] = [...groupBy(group, ({ root }) => placeKey(root.place)).values()];
      const at = first?.[0];
      // Two declarations of one MAC are one machine, and another finding.
      const machines = new Set(group.map(({ trace }) => trace.node.mac ?? trace.node.name));
      if (at === undefined || machines.size < 2) continue;
      context.report({
        at: at.root.place,
        message: `${capital(nodesNamed(names))} mount the same root ${at.path} read-write: they overwrite each other's files under /etc and /var. Give each its own directory, or export one read-only with a writable layer over it.`,
        related: others
          .slice(0, 3)
          .flatMap((other) =>
            other[0] === undefined
              ? []
              : [{ place: other[0].root.place, message: `also the root of ${other[0].trace.node.name}` }],
          ),
        nodes: names,
      });
    }
  },
};
