/** The kernel of a node takes a dynamic address for its NFS root, and nobody renews the lease. */
import type { DhcpdAnswer } from '../../boot/dhcp/dhcpd/answer.js';
import { detailedAnswer } from '../../boot/dhcp/dhcpd/server.js';
import { asksDhcp, ipParameter } from '../../boot/index.js';
import { groupBy } from '../../site/groups.js';
import { rangesOf } from '../about/dhcpd/dynamicranges.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const LEASE = (seconds: number) =>
  miniature({
    ...changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n}\n',
      `  filename "pxelinux.0";\n  range 192.168.1.100 192.168.1.110;\n  default-lease-time ${seconds};\n  max-lease-time ${seconds};\n}\n`,
    ),
    'etc/exports':
      '/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n/diskless/kiosk 192.168.1.0/24(ro,sync,no_root_squash,no_subtree_check)\n',
    'srv/tftp/pxelinux.cfg/default': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/kiosk,vers=3 ip=dhcp ro
`,
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
  });

/** DEFAULT_DEFAULT_LEASE_TIME and DEFAULT_MAX_LEASE_TIME of dhcpd. */
const BUILT_IN = { default: 43_200, max: 86_400 };
/** A machine that runs for longer without a restart is rare. */
const LONG = 365 * 86_400;

function seconds(answer: DhcpdAnswer, name: 'default' | 'max'): number | undefined {
  const said = answer.option(`server.${name}-lease-time`);
  if (said.kind === 'none') return BUILT_IN[name];
  const [atom] = said.kind === 'value' ? said.value.atoms : [];
  return atom?.kind === 'number' && atom.value >= 0 ? atom.value : undefined;
}

export const dhcpLeaseExpiresNfsroot: CheckRule = {
  id: 'dhcp/lease-expires-nfsroot',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'A node mounts its root over NFS with an address out of a range, and the lease ends while it runs.',
    why: 'The kernel asks DHCP once and never renews. After the lease time dhcpd holds the address for free; only the ping before it offers an address to someone else protects the node, until it is too busy to answer: then both machines hang with `nfs: server 192.168.1.1 not responding, still trying`. A fixed-address has no lease.',
    avoid: LEASE(600),
    prefer: LEASE(4294967295),
    references: ['Linux net/ipv4/ipconfig.c', 'dhcpd.conf(5), default-lease-time and ping-check'],
  },
  check({ site, boots, report }) {
    const { dhcp } = site;
    if (dhcp === undefined) return;
    const ranges = new Map(
      rangesOf(dhcp)
        .toReversed()
        .map((range) => [`${range.low}-${range.high}`, range]),
    );
    const found = boots.flatMap(({ node, kernel, root, kernelAnswer, stages }) => {
      // It was to have a ramdisk, whose programs may renew it.
      if (stages.some(({ faults }) => faults.some(({ id }) => id === 'grub/initrd-missing'))) return [];
      if (kernel?.mode !== 'kernel-root' || root === undefined || kernelAnswer.answered !== 'yes') return [];
      const ip = ipParameter(kernel);
      if (ip === undefined || ip.address !== undefined || !asksDhcp(ip, true)) return [];
      const [one] = kernelAnswer.dynamic;
      const range = one === undefined ? undefined : ranges.get(`${one.low}-${one.high}`);
      if (range === undefined) return [];
      const whole = detailedAnswer(site, dhcp, kernelAnswer.client, node.host);
      const [usual, most] = [seconds(whole, 'default'), seconds(whole, 'max')];
      if (usual === undefined || most === undefined) return [];
      const lease = Math.min(usual, most);
      return lease >= LONG ? [] : [{ name: node.name, range, lease, word: kernel.place }];
    });
    for (const group of groupBy(found, ({ range }) => range).values()) {
      const [first] = group;
      const names = group.map(({ name }) => name);
      report({
        at: first.range.place,
        message: `The kernel takes an address of this range for the NFS root of ${nodesNamed(names)}, for ${first.lease} s, and never renews it. Unless a program on the node does, dhcpd may then give the address to another machine, and both hang. Use fixed-address for such nodes, or a long default-lease-time and max-lease-time.`,
        related: [{ place: first.word, message: 'the kernel asks DHCP here' }],
        nodes: names,
      });
    }
  },
};
