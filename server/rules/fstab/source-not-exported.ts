/** A node's fstab mounts a directory that the server does not export to it. */
import { ADMITS_NOBODY, MISREAD_PATH } from '../../boot/index.js';
import { exportClient, notExported, slippedNetworkOf } from '../about/causes.js';
import { fix, replace, startOf } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { exportedBelow, nearestExport, writeWhole } from '../about/nfs/nearestexport.js';
import { addressOf, elsewhere, toldBy } from '../about/nfs/roots.js';
import { list } from '../about/wording.js';
import { faultRule } from '../rule.js';

const SHARED = (client: string) => ({
  ...changed('etc/exports', '\n', `\n/opt ${client}(ro,sync,no_subtree_check)\n`),
  ...changed('diskless/node21/etc/fstab', 'tmpfs', '192.168.1.1:/opt /opt nfs ro,vers=3,nolock 0 0\ntmpfs'),
});

export const fstabSourceNotExported = faultRule({
  id: 'fstab/source-not-exported',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'An fstab line of a node mounts a directory that is not exported to the node.',
    why: '`mount.nfs: access denied by server while mounting 192.168.1.1:/opt`; the boot stops for maintenance or goes on without the directory. The server logs `refused mount request … not exported`.',
    avoid: miniature(SHARED('192.168.7.0/24')),
    prefer: miniature(SHARED('192.168.1.0/24')),
    references: ['exports(5)', 'nfs(5)', 'nfs-utils support/export/auth.c'],
  },
  cause: ({ path, others: [entry], mistaken, forOthers }, told) => {
    const network =
      entry === undefined
        ? undefined
        : slippedNetworkOf(told, 'the server admits none of its addresses to this');
    if (network !== undefined) return network;
    // Whoever mounts it wants the same line otherwise.
    if (forOthers && entry !== undefined) return exportClient(entry, 1, `it is mounted here by ${told.who}`);
    return mistaken || entry !== undefined || !path.startsWith('/') ? undefined : notExported(path, 1, told);
  },
  severityOf: ({ optional }) => (optional ? 'warning' : 'error'),
  saidBy: ({ mistaken, misread }) => (misread === true ? MISREAD_PATH : mistaken ? ADMITS_NOBODY : undefined),
  story: ({ source, target, path }) =>
    `${source} on ${target}: ${path.startsWith('/') ? 'not exported to the node' : 'its path does not begin with a slash'}`,
  message: ({ path, target, console, right }, { who, single, traces, site }) =>
    path.startsWith('/')
      ? `${path} is not exported to ${who} (${list([...new Set(traces.map(addressOf))])}), which ${
          single ? 'mounts' : 'mount'
        } it on ${target}${toldBy(console)}. ${right === undefined ? (writeWhole(site, path) ?? 'Export it, or remove the line.') : `Nobody here is in the network of this line, which is nearly theirs: write ${right}.`}`
      : `${path}, which ${who} ${single ? 'mounts' : 'mount'} on ${target}, does not begin with a slash, and the server refuses it${toldBy(console)}. Write the whole path.`,
  fixes: ({ at, right }) => (right === undefined ? [] : [fix(`Write ${right}`, false, replace(at, right))]),
  related: ({ at, others, mistaken, right, path }, { site }) => {
    if (mistaken || right !== undefined) return elsewhere(at, others, 'mounted here');
    const file = site.exports?.files[0];
    if (others.length > 0) return elsewhere(at, others, 'exported, but not to this node');
    const near = exportedBelow(site, path) ?? nearestExport(site, path);
    if (near !== undefined) return [{ place: near.place, message: `the nearest export is ${near.value}` }];
    return file === undefined ? [] : [{ place: startOf(file), message: 'no line here exports it' }];
  },
});
