/** The NFS server has far fewer threads than there are nodes, or its number is none. */
import { miniature } from '../about/miniature.js';
import { tracedRoots } from '../about/nfs/roots.js';
import type { CheckRule } from '../rule.js';

const COUNT = (count: string) => miniature({ 'etc/conf.d/nfs': `RPCNFSDCOUNT=${count}\n` });

/** Nodes for each thread, above which they wait for each other at boot. */
const NODES_PER_THREAD = 4;

/** Settings whose value is the number of threads and nothing else, and where they count. */
const COUNTS: readonly (readonly [path: string, name: string])[] = [
  ['/etc/conf.d/nfs', 'RPCNFSDCOUNT'],
  ['/etc/default/nfs-kernel-server', 'RPCNFSDCOUNT'],
  ['/etc/sysconfig/nfs', 'RPCNFSDCOUNT'],
  ['/etc/nfs.conf', 'threads'],
];

export const svcNfsdThreadsLow: CheckRule = {
  id: 'svc/nfsd-threads-low',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'RPCNFSDCOUNT, or threads= of nfs.conf, is no number, or there are more than four nodes with a root on the server for each thread.',
    why: 'A thread answers one request at a time. When all nodes are switched on at once they wait for each other: `nfs: server 192.168.1.1 not responding, still trying`. For what is no number rpc.nfsd says `invalid server count`, and does not start what was asked for.',
    avoid: COUNT('eight'),
    prefer: COUNT('8'),
    references: ['rpc.nfsd(8)', 'nfs.conf(5), nfsd'],
  },
  check(context) {
    const { site, report } = context;
    for (const [path, key] of COUNTS) {
      for (const { name, value, raw, section } of site.settings.get(path)?.settings ?? []) {
        if (name.value !== key || (key === 'threads' && section?.toLowerCase() !== 'nfsd')) continue;
        // Options may stand beside the number on Debian, and a variable may hold it.
        if (value === undefined || /^(?:\d.*|-.*|)$/.test(value.trim())) continue;
        report({
          at: raw.place,
          message: `"${value}" is no number of threads: rpc.nfsd says "invalid server count". Write a number, such as 8.`,
        });
      }
    }
    const { threads } = site.nfs;
    if (threads === undefined || threads.value === 0) return;
    const nodes = new Set(
      tracedRoots(context).flatMap(({ trace: { node } }) =>
        node.kind === 'node' ? [node.mac ?? node.name] : [],
      ),
    );
    if (nodes.size <= threads.value * NODES_PER_THREAD) return;
    report({
      at: threads.place,
      message: `${threads.value} ${threads.value === 1 ? 'thread serves' : 'threads serve'} the roots of ${nodes.size} nodes: switched on at once they wait for each other ("nfs: server … not responding, still trying"). Write the number of the nodes.`,
    });
  },
};
