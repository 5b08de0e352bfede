/** A refusal goes in, with the path that was asked for; where symbolic links on the server may undo it, a doubt comes out. */

import type { ExportEntry, ExportFacts } from '../../site/exports/facts.js';
import type { Site, SiteTree } from '../../site/model.js';
import { once } from '../../site/once.js';
import { normalise } from '../../site/serverpath.js';
import { followLinks } from '../links.js';
import type { ExportDecision } from '../trace.js';
import type { Decide } from './exports.js';

interface Resolved {
  readonly path: string;
  /** The first one on the way. */
  readonly link?: string;
}

/**
 * exportfs writes into its table where an exported directory really lies (getexportent of support/nfs/exports.c), and mountd looks
 * there for where the path that it is asked for really leads (get_rootfh), both by realpath(3). Version 4 walks through links
 * by itself, where it may. So a directory that is reached, or exported, through a link is not refused for its name alone.
 */
export function behindLinks(
  site: Site,
  decision: ExportDecision,
  path: string,
  find: Decide,
): ExportDecision {
  if (decision.kind !== 'not-exported' && decision.kind !== 'client-not-allowed') return decision;
  const { exports, tree } = site;
  if (exports === undefined || site.nfs.rootDirectory !== undefined || !path.startsWith('/')) return decision;
  const asked = resolve(tree, path);
  const table = resolvedTable(site);
  const link = asked.link ?? table.link;
  if (link === undefined) return decision;
  const other = find(table.exports ?? exports, asked.path).kind;
  if (other !== 'granted' && other !== 'unknown') return decision;
  return {
    kind: 'unknown',
    behindLink: true,
    reason: `${link} is a symbolic link on the server, and the directory that it leads to is exported`,
  };
}

const resolvedTable = once(
  ({ exports, tree }: Site): { readonly exports?: ExportFacts; readonly link?: string } => {
    let first: string | undefined;
    const entries = (exports?.entries ?? []).map((entry): ExportEntry => {
      const { path, link } = resolve(tree, entry.path.value);
      if (link === undefined) return entry;
      first ??= link;
      return { ...entry, path: { ...entry.path, value: path } };
    });
    return exports === undefined || first === undefined
      ? {}
      : { exports: { ...exports, entries }, link: first };
  },
);

function resolve(tree: SiteTree, path: string): Resolved {
  const followed = followLinks(path, (at) => tree.link(at));
  if (followed === undefined) return { path: normalise(path) };
  return followed.first === undefined
    ? { path: followed.path }
    : { path: followed.path, link: followed.first.link };
}
