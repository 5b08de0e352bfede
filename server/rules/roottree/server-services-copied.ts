/** A node's root starts the boot server's own services, because /etc was copied as a whole. */

import { startsNothing } from '../../boot/startup/services.js';
import { baseName } from '../../site/serverpath.js';
import { startOf } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const DHCP = /^(?:dhcp|dhcpd[46]?|isc-dhcp-server6?|kea-dhcp4(?:-server)?)(?:\.service)?$/;
const FILES =
  /^(?:in\.tftpd|tftpd?(?:-hpa)?\.(?:service|socket)|nfs|(?:nfs-server|nfsv4-server|nfs-kernel-server)\.service)$/;
const DIRECTORIES = [
  '/etc/runlevels/default',
  '/etc/runlevels/boot',
  '/etc/systemd/system/multi-user.target.wants',
  '/etc/systemd/system/sockets.target.wants',
];
const TREE = { 'diskless/node21/sbin/init': '' };

export const roottreeServerServicesCopied: CheckRule = {
  id: 'roottree/server-services-copied',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The root of a node starts a DHCP, TFTP or NFS server.',
    why: 'Mostly /etc of the boot server was copied with all that it starts. The node then answers DHCP requests of its siblings, with an old configuration and at random.',
    avoid: miniature({ ...TREE, 'diskless/node21/etc/runlevels/default/dhcpd': '' }),
    prefer: miniature({ ...TREE, 'diskless/node21/etc/runlevels/default/sshd': '' }),
    references: ['rc-update(8)', 'systemctl(1), enable'],
  },
  check({ site, report }) {
    for (const { path, kind } of site.nodeRoots.values()) {
      if (kind === 'missing' || startsNothing(site.tree, path)) continue;
      const found = DIRECTORIES.flatMap((directory) => {
        const names = site.tree.list(path + directory) ?? [];
        return names
          .filter((name) => DHCP.test(name) || FILES.test(name))
          .map((name) => `${directory}/${name}`);
      });
      const at = found[0] === undefined ? undefined : site.tree.locate(path + found[0]);
      if (at === undefined) continue;
      const answers = found.some((one) => DHCP.test(baseName(one)));
      const [services, links] = found.length === 1 ? ['a service', 'the link'] : ['services', 'the links'];
      const then = answers
        ? 'A second DHCP server on the network answers at random'
        : `A node that gives out no files needs none of them`;
      report({
        at: startOf(at),
        message: `The node with the root ${path} starts ${services} of the boot server: ${list(found)}. ${then}. Remove ${links} from the node's root.`,
      });
    }
  },
};
