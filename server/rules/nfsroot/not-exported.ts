/** The root of a node is in no export of the boot server. */
import { writeWord } from '../../../grammars/exports/index.js';
import { MISREAD_PATH } from '../../boot/index.js';
import { groupBy } from '../../site/groups.js';
import type { Site } from '../../site/model.js';
import { notExported } from '../about/causes.js';
import { appendLines, fix, startOf } from '../about/edits.js';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { exportedBelow, nearestExport, writeWhole } from '../about/nfs/nearestexport.js';
import { admitting, clientFor, clientsFor, elsewhere, toldBy } from '../about/nfs/roots.js';
import { list } from '../about/wording.js';
import { faultRule, type Related, type Told } from '../rule.js';

/** What each of the machines asks for, each once. */
function pathsOf({ faults }: Told): string[] {
  return [...new Set(faults.flatMap((fault) => (fault.id === 'nfsroot/not-exported' ? [fault.path] : [])))];
}

/** mountd takes no other path (auth_authenticate of nfs-utils). */
function isWhole(path: string): boolean {
  return path.startsWith('/');
}

/** The export that was probably meant: one for this node alone, or the path nearest in spelling. */
function meant(path: string, { site, traces: [trace] }: Told): Related[] {
  const client = trace === undefined ? undefined : clientFor(trace);
  return besides(site, path, client);
}

function besides(site: Site, path: string, client: string | undefined): Related[] {
  const { exports } = site;
  const entries = exports?.entries ?? [];
  const own = entries.find(({ clients }) => clients.some(({ spec }) => spec.value === client));
  if (own !== undefined)
    return [{ place: own.path.place, message: `the export for ${client} is ${own.path.value}` }];
  const close = exportedBelow(site, path) ?? nearestExport(site, path);
  if (close !== undefined) return [{ place: close.place, message: `the nearest export is ${close.value}` }];
  const [first] = entries;
  if (first !== undefined) return [{ place: first.path.place, message: 'the exports are here' }];
  const file = exports?.files[0];
  return file === undefined ? [] : [{ place: startOf(file), message: 'no export is in force' }];
}

/**
 * Each path that an export is missing for, with the machines that ask for it and have an address of their own. Where no such
 * directory is, the path is wrong, and nobody could mount what is exported.
 */
function missingExports({ faults, traces }: Told): (readonly [string, readonly string[]])[] {
  const asked = traces.flatMap((trace, i) => {
    const fault = faults[i];
    if (fault?.id !== 'nfsroot/not-exported' || fault.absent || !isWhole(fault.path)) return [];
    return [{ path: fault.path, trace }];
  });
  return [...groupBy(asked, ({ path }) => path)]
    .map(([path, group]) => [path, clientsFor(group.map(({ trace }) => trace))] as const)
    .filter(([, clients]) => clients.length > 0);
}

export const nfsrootNotExported = faultRule({
  id: 'nfsroot/not-exported',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root path of a node is not exported by its boot server, nor is any directory above it.',
    why: 'The server refuses the mount and logs `refused mount request from 192.168.1.21 for /diskless/node21 (/): not exported`. The node retries for about 95 seconds and shows `VFS: Unable to mount root fs via NFS`, then a panic; nothing on its screen names the export.',
    avoid: miniature({
      ...changed('etc/exports', '/diskless/node21 ', '/diskless/node12 '),
      ...WITHOUT_ROOT_LINE,
    }),
    prefer: miniature(WITHOUT_ROOT_LINE),
    references: ['exports(5)', 'nfs-utils support/export/auth.c', 'Linux fs/nfs/nfsroot.c'],
  },
  cause: ({ path, unread }, told) =>
    unread || !isWhole(path) || pathsOf(told).length > 1 ? undefined : notExported(path, 1, told),
  saidBy: ({ unread, misspelt, misread, path }) => {
    // The server in front of the colon is a setting of iPXE that nothing sets.
    if (path.startsWith(':')) return 'ipxe/setting-misspelt';
    if (misread === true) return MISREAD_PATH;
    return unread ? 'exports/exports-d-suffix' : misspelt === true ? 'exports/path-missing' : undefined;
  },
  story: ({ path }) => (isWhole(path) ? `${path} is not exported` : `${path} does not begin with a slash`),
  message: ({ own, console, log, path }, told) => {
    if (!isWhole(path))
      return `The root of ${told.who}, ${list(pathsOf(told))}, does not begin with a slash, and the server refuses it${log === undefined ? '' : `: ${log}`}. The mount fails${toldBy(console)}. Write the whole path.`;
    return `The root of ${told.who}, ${list(pathsOf(told))}, is not exported${own ? '' : ' by the exports of this site'}.${
      log === undefined ? '' : ' The server will log "refused mount request … not exported".'
    } The mount fails${toldBy(console)}. ${writeWhole(told.site, path) ?? 'Export it, or correct the path.'}`;
  },
  related: ({ at, others, path }, told) => [
    ...(isWhole(path) ? meant(path, told) : []),
    ...elsewhere(at, others, 'the command line asks for it here'),
  ],
  fixes: (_, told) => {
    const file = told.site.exports?.files[0];
    const missing = missingExports(told);
    if (file === undefined || missing.length === 0) return [];
    const lines = missing.map(([path, clients]) => `${writeWord(path)}${admitting(clients)}`);
    const title = list(missing.map(([path, clients]) => `${path} to ${list(clients)}`));
    return [fix(`Export ${title}`, false, appendLines(told.site, file, lines))];
  },
});
