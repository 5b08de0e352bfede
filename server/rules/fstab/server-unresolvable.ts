/** A node's fstab names its server by a host name that the node cannot resolve. */
import { formatIpv4 } from '../../site/address.js';
import { appendLine, fix } from '../about/edits.js';
import { groupBy } from '../about/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import { nodeMounts } from '../about/mounts.js';
import type { CheckRule } from '../rule.js';

const BY_NAME = {
  ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro,sync,no_subtree_check)\n'),
  ...changed('diskless/node21/etc/fstab', 'tmpfs', 'master:/opt /opt nfs ro,vers=3,nolock 0 0\ntmpfs'),
};

export const fstabServerUnresolvable: CheckRule = {
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
  check(context) {
    const { site, report } = context;
    const unresolved = nodeMounts(context).flatMap(({ trace, stage }) => {
      const { nfs } = stage.mount;
      const path = trace.root?.path;
      // An IPv6 address in brackets, or a digit first, is no name.
      if (nfs === undefined || path?.kind !== 'value' || !/^[A-Za-z]/.test(nfs.server.value)) return [];
      const root = site.nodeRoots.get(path.value);
      // A stub without etc/hosts says nothing about the names that the node knows.
      if (stage.server.kind === 'value' || root === undefined) return [];
      return root.names === undefined && root.kind !== 'tree' ? [] : [{ trace, stage, nfs, root }];
    });
    for (const group of groupBy(
      unresolved,
      ({ nfs }) => `${nfs.server.place.file} ${nfs.server.value}`,
    ).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const { trace, stage, nfs, root } = first;
      // With a name service the name may well resolve. What the kernel is told of one does not get into resolv.conf.
      const dns =
        stage.server.kind !== 'none' &&
        (root.resolver || trace.kernelAnswer.option('domain-name-servers').kind !== 'none');
      const address = site.names.addresses.get(nfs.server.value.toLowerCase()) ?? site.serverAddresses[0];
      const { names } = root;
      report({
        at: nfs.server.place,
        severity: dns ? 'info' : 'warning',
        message: `Node ${trace.node.name} mounts from "${nfs.server.value}", which its own etc/hosts does not name${
          dns ? '; a name server must know it' : ' and for which it has no name server'
        }. Otherwise: mount.nfs: Failed to resolve server ${nfs.server.value}, for two minutes a line. Add it to the node's etc/hosts, or write the address.`,
        related: [
          ...(names?.file === undefined
            ? []
            : [
                {
                  place: { file: names.file, span: { start: 0, end: 0 } },
                  message: 'the names the node knows',
                },
              ]),
          ...(trace.node.host === undefined ? [] : [{ place: trace.node.host.head, message: 'the node' }]),
        ],
        nodes: [trace.node.name],
        fixes: () =>
          address === undefined || names?.file === undefined
            ? []
            : [
                fix(
                  `Name it ${formatIpv4(address.value)} in the node's etc/hosts`,
                  false,
                  appendLine(site, names.file, `${formatIpv4(address.value)} ${nfs.server.value}`),
                ),
              ],
      });
    }
  },
};
