/** The kernel knows a path for its root, but no address of a server. */
import { answerDhcp, type BootTrace, firmwareClient, parseNfsRoot } from '../../boot/index.js';
import type { Site } from '../../site/model.js';
import { groupBy } from '../about/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule, Related, RuleContext } from '../rule.js';

const NO_ADDRESS = changed(
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
  '192.168.1.1:/diskless',
  '/diskless',
);

export const nfsrootNoServerAddress: CheckRule = {
  id: 'nfsroot/no-server-address',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'Neither nfsroot=, nor root-path, nor ip=, nor next-server gives the kernel the address of its NFS server.',
    why: 'The kernel asks for its own lease and sends no vendor class, so a next-server inside a class for PXE clients does not reach it. It prints `rootserver=0.0.0.0`, retries for about 95 seconds, and shows `VFS: Unable to mount root fs via NFS`.',
    avoid: miniature({
      ...NO_ADDRESS,
      'etc/dhcp/dhcpd.conf': `class "pxeclients" {
  match if substring (option vendor-class-identifier, 0, 9) = "PXEClient";
  next-server 192.168.1.1;
  filename "pxelinux.0";
}
subnet 192.168.1.0 netmask 255.255.255.0 {
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
`,
    }),
    prefer: miniature(NO_ADDRESS),
    references: ['Linux net/ipv4/ipconfig.c', 'Linux fs/nfs/nfsroot.c'],
  },
  check({ site, boots, report }) {
    const cases = boots.flatMap((trace) => {
      const { root, kernel } = trace;
      return root !== undefined && kernel?.mode === 'kernel-root' && root.server.kind === 'none'
        ? [{ trace, root }]
        : [];
    });
    for (const group of groupBy(
      cases,
      ({ root }) => `${root.place.file}:${root.place.span.start}`,
    ).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const names = group.map(({ trace }) => trace.node.name);
      const related: Related[] = [];
      const { nextServer } = first.trace.loader;
      if (nextServer.kind === 'value' && nextServer.from !== undefined) {
        related.push({
          place: nextServer.from,
          message: "this reaches the boot ROM, but not the kernel's own request",
        });
      }
      if (first.trace.node.host !== undefined) {
        related.push({
          place: first.trace.node.host.head,
          message: 'no next-server applies here for the kernel',
        });
      }
      report({
        at: first.root.place,
        message: `The kernel of ${nodesNamed(names)} gets no address of its NFS server: the path names none, and its own DHCP request is answered without next-server. The console shows rootserver=0.0.0.0, then VFS: Unable to mount root fs via NFS. Write the server's address before the path, or set next-server for the subnet.`,
        related,
        nodes: names,
      });
    }
    reportTagged(site, boots, report);
  },
};

/** Images for Etherboot carry `ip=dhcp` and take their root from DHCP alone (mkelf-linux(1)). */
function reportTagged(site: Site, boots: readonly BootTrace[], report: RuleContext['report']): void {
  const cases = boots.flatMap(({ node, loader, kernelAnswer }) => {
    if (node.host === undefined || kernelAnswer.nextServer.kind !== 'none') return [];
    const answer = answerDhcp(site, firmwareClient('etherboot', node.mac), node.host);
    const { filename } = answer;
    // Only where the configuration sends Etherboot another file than the boot ROM is it meant to be used.
    if (filename.kind !== 'value' || filename.from === undefined) return [];
    if (loader.filename.kind === 'value' && loader.filename.value === filename.value) return [];
    const path = kernelAnswer.option('root-path');
    const [atom] = path.kind === 'value' ? path.value.atoms : [];
    if (path.kind !== 'value' || path.from === undefined || atom?.kind !== 'text') return [];
    return parseNfsRoot(atom.value).server === undefined
      ? [{ node, filename, from: path.from, image: filename.from }]
      : [];
  });
  for (const { node, from, image } of cases) {
    report({
      at: from,
      message: `Node ${node.name} may also boot by Etherboot, whose image takes its root from DHCP: this root-path names no server, and no next-server applies to the kernel's own request. The console shows rootserver=0.0.0.0, then VFS: Unable to mount root fs via NFS. Write the server's address before the path, or set next-server for the subnet.`,
      related: [{ place: image, message: 'the image for Etherboot is named here' }],
      nodes: [node.name],
    });
  }
}
