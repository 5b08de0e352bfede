/** A node's fstab names its server by a host name that the node cannot resolve. */

import { formatIpv4 } from '../../site/address.js';
import type { Site } from '../../site/model.js';
import { appendLine, fix, startOf } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { relatedTo } from '../about/nfs/roots.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

const BY_NAME = {
  ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync,no_subtree_check)\n'),
  ...changed('diskless/node21/etc/fstab', 'tmpfs', 'master:/opt /opt nfs ro,vers=3,nolock 0 0\ntmpfs'),
};

export const fstabServerUnresolvable = faultRule({
  id: 'fstab/server-unresolvable',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: "An fstab line of a node names its server by a host name that the node's own etc/hosts does not have.",
    why: "`mount.nfs: Failed to resolve server master`, tried again for two minutes per line. The server's hosts file does not help: the node reads its own.",
    avoid: miniature({ ...BY_NAME, 'diskless/node21/etc/hosts': '127.0.0.1 localhost\n' }),
    prefer: miniature({
      ...BY_NAME,
      'diskless/node21/etc/hosts': '127.0.0.1 localhost\n192.168.1.1 master\n',
    }),
    references: ['hosts(5)', 'nfs(5)'],
  },
  severityOf: ({ nameServer }) => (nameServer ? 'info' : 'warning'),
  story: ({ source, target, name }) =>
    `${source} on ${target}: nothing on the node resolves the name "${name}"`,
  message: ({ name, nameServer }, { who, single }) =>
    `${capital(who)} ${single ? 'mounts' : 'mount'} from "${name}", which the etc/hosts in the root does not name${
      nameServer ? '; a name server must know it' : ' and for which there is no name server'
    }. Otherwise: mount.nfs: Failed to resolve server ${name}, for two minutes a line. Add it to that etc/hosts, or write the address.`,
  related: ({ hosts }, { traces: [trace] }) => [
    ...relatedTo(hosts === undefined ? undefined : startOf(hosts), 'the names the node knows'),
    ...relatedTo(trace?.node.host?.head, 'the node'),
  ],
  fixes: ({ name, source, hosts }, { site }) => {
    const known = site.names.addresses.get(name.toLowerCase());
    const address =
      known ?? (exportsIt(site, source.slice(name.length + 1)) ? site.serverAddresses[0] : undefined);
    if (address === undefined || hosts === undefined) return [];
    const text = formatIpv4(address.value);
    return [
      fix(`Name it ${text} in the node's etc/hosts`, false, appendLine(site, hosts, `${text} ${name}`)),
    ];
  },
});

/** Then the name is probably one of this server. */
function exportsIt({ exports }: Site, path: string): boolean {
  return (exports?.entries ?? []).some((entry) =>
    `${path}/`.startsWith(`${entry.path.value.replace(/\/$/, '')}/`),
  );
}
