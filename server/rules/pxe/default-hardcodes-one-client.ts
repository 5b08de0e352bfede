/** The default configuration, which every unlisted machine gets, names the root of one particular node. */

import type { BootTrace } from '../../boot/trace.js';
import { formatIpv4 } from '../../site/address.js';
import { configurationOf } from '../../site/dhcp/configurations.js';
import type { Node, Site } from '../../site/model.js';
import { placeKey } from '../../site/place.js';
import type { PxeConfigFile } from '../../site/pxelinux/facts.js';
import { baseName } from '../../site/serverpath.js';
import { writtenAt } from '../about/edits.js';
import { configOf } from '../about/loaders/pxeconfigs.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule, Related } from '../rule.js';

/** Further hosts are declared while dhcpd runs. */
const OMAPI = changed('etc/dhcp/dhcpd.conf', 'authoritative;\n', 'authoritative;\nomapi-port 7911;\n');

const ROOT = (path: string) =>
  miniature({
    ...OMAPI,
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/default': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:${path},vers=3 ip=dhcp rw
`,
  });

export const pxeDefaultHardcodesOneClient: CheckRule = {
  id: 'pxe/default-hardcodes-one-client',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'pxelinux.cfg/default names the root directory of one node.',
    why: "Every machine without a file of its own reads `default`. It mounts that node's root and the two overwrite each other's files, or the export refuses it: `VFS: Unable to mount root fs via NFS`.",
    avoid: ROOT('/diskless/node21'),
    prefer: ROOT('/diskless/%s'),
    references: ['Syslinux doc/pxelinux.txt', 'Linux Documentation/admin-guide/nfs/nfsroot.rst'],
  },
  check({ site, boots, report }) {
    const seen = new Set<string>();
    for (const trace of boots) {
      const { root, node, kernel } = trace;
      const config = configOf(site, trace);
      if (config?.client.kind !== 'default' || root?.path.kind !== 'value') continue;
      const key = placeKey(root.place);
      // The default file itself says so, or one that it includes: a root that DHCP sends is the node's own.
      const files = [config.file, ...config.includes.map(({ file }) => file)];
      if (!files.includes(root.place.file) || seen.has(key)) continue;
      seen.add(key);
      // %s stands for each machine's own name or address.
      if (kernel?.parameters.some(({ name, value }) => name === 'nfsroot' && value?.includes('%s') === true))
        continue;
      const path = root.path.value;
      // What the kernel asks for where nothing names a root is no word of the file.
      if (!writtenAt(site, root.place).includes(path)) continue;
      const last = baseName(path);
      const owner = site.nodes.find(
        ({ name, addresses, mac }) =>
          name === last ||
          addresses.some((address) => formatIpv4(address) === last) ||
          mac?.replaceAll(':', '-') === last.toLowerCase(),
      );
      const { decision } = root;
      const single =
        decision.kind === 'granted' && decision.client.kind === 'host' && decision.entry.clients.length === 1
          ? decision
          : undefined;
      if (owner === undefined || !othersRead(site, boots, config, owner)) continue;
      const related: Related[] = [{ place: owner.place, message: `${path} is the root of ${owner.name}` }];
      if (single !== undefined)
        related.push({ place: single.client.place, message: 'and is exported to it alone' });
      report({
        at: root.place,
        message: `default is for every machine without a file of its own, but it names ${path}, the root of ${owner.name}. Any other machine mounts that root, too, or is refused. Write %s for the directory (the kernel puts the host name or address there), or give each node its own file.`,
        related,
        nodes: [node.name],
      });
    }
  },
};

/** Another machine than the owner of the root may come to the file: where the DHCP server answers no other, nobody does. */
function othersRead(site: Site, boots: readonly BootTrace[], config: PxeConfigFile, owner: Node): boolean {
  if (configurationOf(site)?.mayNameOthers === true) return true;
  return boots.some(
    (trace) =>
      trace.node.kind === 'network' ||
      (trace.node.kind === 'node' &&
        trace.node !== owner &&
        trace.loader.answered !== 'no' &&
        configOf(site, trace) === config),
  );
}
