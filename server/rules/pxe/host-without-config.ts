/** A host has no configuration file of its own while its siblings do, and so boots another node's root. */
import type { BootTrace } from '../../boot/trace.js';
import { configOf, macFileName } from '../about/loaders/pxeconfigs.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const TWO_HOSTS = changed(
  'etc/dhcp/dhcpd.conf',
  'host node21 {',
  'host node22 {\n  hardware ethernet 00:40:63:c2:ca:d0;\n  fixed-address 192.168.1.22;\n}\nhost node21 {',
);
const CONFIG = `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/kiosk,vers=3 ip=dhcp ro
`;
const KIOSK = {
  ...TWO_HOSTS,
  'etc/exports': '/diskless/kiosk 192.168.1.0/24(ro,sync,no_root_squash,no_subtree_check)\n',
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': CONFIG,
  'diskless/node21/etc/fstab': undefined,
};

export const pxeHostWithoutConfig: CheckRule = {
  id: 'pxe/host-without-config',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: "A host has no configuration file of its own, most of its siblings have, and default gives it another node's root.",
    why: 'PXELINUX falls back to `default` without a word. The node comes up with the files and the name of another machine.',
    avoid: miniature({ ...KIOSK, 'srv/tftp/pxelinux.cfg/default': CONFIG }),
    prefer: miniature(KIOSK),
    references: ['Syslinux doc/pxelinux.txt'],
  },
  check({ site, boots, report }) {
    const kindOf = (trace: BootTrace) => configOf(site, trace)?.client.kind;
    const booting = boots.filter((trace) => trace.node.host !== undefined && kindOf(trace) !== undefined);
    const own = booting.filter((trace) => kindOf(trace) !== 'default' && kindOf(trace) !== 'other');
    if (own.length === 0 || own.length * 2 < booting.length) return;
    const roots = new Map(
      own.flatMap(({ node, root }) =>
        root?.path.kind === 'value' ? [[root.path.value, node] as const] : [],
      ),
    );
    for (const trace of booting) {
      const { node, root } = trace;
      const { mac } = node;
      if (mac === undefined || kindOf(trace) !== 'default' || root?.path.kind !== 'value') continue;
      const sibling = roots.get(root.path.value);
      if (sibling === undefined || sibling === node) continue;
      report({
        at: node.place,
        message: `Host ${node.name} has no configuration file of its own, and default gives it the root of ${sibling.name}, ${root.path.value}. Create pxelinux.cfg/${macFileName(mac)}.`,
        related: [
          { place: root.place, message: 'the root it gets' },
          { place: sibling.place, message: `belongs to ${sibling.name}` },
        ],
        nodes: [node.name],
      });
    }
  },
};
