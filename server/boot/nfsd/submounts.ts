/** A directory that a node mounts and the server's own fstab go in; what the server mounts below the export, and the node therefore does not see, comes out (exports(5): nohide, crossmnt). */

import type { Mount } from '../../site/fstab/facts.js';
import type { NodeRoot, Site } from '../../site/model.js';
import { canonicalPath, isWithin } from '../../site/serverpath.js';
import type { ExportDecision } from '../trace.js';
import { governingExport, type Mounter } from './exports.js';
import type { SubmountHidden } from './faults.js';

/** A directory that the server lets the node mount. */
export interface Mounted {
  readonly site: Site;
  readonly decision: ExportDecision & { readonly kind: 'granted' };
  /** As it lies on the server. */
  readonly path: string;
  readonly version: string | undefined;
  readonly mounter: Mounter;
  /** Of a root: what the node itself mounts in it takes the place of what it would find there. */
  readonly nodeRoot: NodeRoot | undefined;
}

/** Options of a directory that is mounted once more. */
const BOUND = new Set(['bind', 'rbind']);

/**
 * The file system that the server mounts below the export, and on which all of the directory lies that the node asks for. mountd
 * lets nobody past the end of a file system (get_rootfh in mountd.c), nfsd leads version 4 to the empty directory under it.
 */
export function partedFrom({ site, path, decision, version }: Mounted): SubmountHidden | undefined {
  const exported = canonicalPath(decision.entry.path.value);
  if (decision.client.effective.crossmnt || site.nfs.rootDirectory !== undefined) return undefined;
  const mount = (site.serverFstab?.mounts ?? []).slice(0, MOST_LINES).find((one) => {
    const target = canonicalPath(one.target.value);
    if (!one.target.value.startsWith('/') || target === exported || !isWithin(target, exported)) return false;
    return isWithin(path, target) && counts(one) && !one.options.some(({ name }) => BOUND.has(name));
  });
  if (mount === undefined) return undefined;
  return {
    id: 'exports/submount-hidden',
    effect: 'degrades',
    at: mount.target.place,
    others: [decision.client.place],
    path: exported,
    target: canonicalPath(mount.target.value),
    inside: path,
    whole: version?.startsWith('4') === true ? 'not there' : 'refused',
  };
}

/** What no node misses: every machine has its own. */
const OWN_TYPES = /^(?:proc|sysfs|devpts|devtmpfs|tmpfs|ramfs|swap|cgroup2?|debugfs|securityfs|mqueue)$/;
const OWN_FOLDERS = /^\/(?:proc|sys|dev|run|tmp)(?:\/|$)/;

/** Lines of a table that would keep a machine busy for nothing. */
const MOST_LINES = 2000;

/** File systems that the server mounts below the exported directory, at or below what the node mounts: first the ones of its fstab. */
export function hiddenBelow(mounted: Mounted): SubmountHidden[] {
  const { site, path, decision } = mounted;
  const exported = canonicalPath(decision.entry.path.value);
  return (site.serverFstab?.mounts ?? []).slice(0, MOST_LINES).flatMap((mount) => {
    const target = canonicalPath(mount.target.value);
    if (!mount.target.value.startsWith('/') || target === path || !isWithin(target, path)) return [];
    const inside = target.slice(path === '/' ? 0 : path.length);
    if (target === exported || !counts(mount) || isOwn(inside, mounted.nodeRoot)) return [];
    if (isShown(target, mounted) !== 'no') return [];
    return [
      {
        id: 'exports/submount-hidden',
        effect: 'degrades',
        at: mount.target.place,
        others: [decision.client.place],
        path: exported,
        target,
        inside,
        whole: undefined,
      },
    ];
  });
}

function counts({ type, options }: Mount): boolean {
  return !OWN_TYPES.test(type.value) && !options.some(({ name }) => name === 'noauto' || name === 'nofail');
}

function isOwn(inside: string, nodeRoot: NodeRoot | undefined): boolean {
  if (OWN_FOLDERS.test(inside)) return true;
  return (nodeRoot?.fstab?.mounts ?? []).some(({ target }) => {
    const at = canonicalPath(target.value);
    return at !== '/' && target.value.startsWith('/') && isWithin(inside, at);
  });
}

/** With crossmnt above it, or an export of its own: version 3 wants nohide there, version 4 goes into every export. */
function isShown(target: string, { site, decision, version, mounter }: Mounted): 'yes' | 'no' | 'unknown' {
  if (decision.client.effective.crossmnt || site.exports === undefined) return 'yes';
  const own = governingExport(site.exports, target, mounter, site.names);
  if (own.kind === 'unknown') return 'unknown';
  if (own.kind !== 'granted' || canonicalPath(own.entry.path.value) !== target) return 'no';
  if (own.client.effective.nohide) return 'yes';
  if (version === undefined) return 'unknown';
  return version.startsWith('4') ? 'yes' : 'no';
}
