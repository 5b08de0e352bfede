/** A node's root starts the boot server's own services, because /etc was copied as a whole. */
import { startOf } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SERVICES = [
  'dhcp',
  'dhcpd',
  'in.tftpd',
  'nfs',
  'isc-dhcp-server.service',
  'tftpd-hpa.service',
  'nfs-server.service',
];
const DIRECTORIES = [
  '/etc/runlevels/default',
  '/etc/runlevels/boot',
  '/etc/systemd/system/multi-user.target.wants',
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
      if (kind === 'missing') continue;
      const found = DIRECTORIES.flatMap((directory) => {
        const names = site.tree.list(path + directory) ?? [];
        return names.filter((name) => SERVICES.includes(name)).map((name) => `${directory}/${name}`);
      });
      const at = found[0] === undefined ? undefined : site.tree.locate(path + found[0]);
      if (at === undefined) continue;
      report({
        at: startOf(at),
        message: `The node with the root ${path} starts ${found.length === 1 ? 'a service' : 'services'} of the boot server: ${list(found)}. A second DHCP server on the network answers at random. Remove ${found.length === 1 ? 'the link' : 'the links'} from the node's root.`,
      });
    }
  },
};
