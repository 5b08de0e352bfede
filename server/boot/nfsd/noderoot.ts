/** Where a node mounts its root from goes in; that root as it lies on the server comes out. */

import { serverPathV4 } from '../../site/exports/pseudoroot.js';
import type { NodeRoot, Site } from '../../site/model.js';
import { canonicalPath } from '../../site/serverpath.js';
import type { RootStage } from '../trace.js';

export function nodeRootOf(site: Site, root: RootStage): NodeRoot | undefined {
  if (root.path.kind !== 'value' || root.own === 'no') return undefined;
  // With fsid=0 version 4 counts its paths from that directory.
  if (root.version?.startsWith('4') === true && site.exports !== undefined)
    return site.nodeRoots.get(serverPathV4(site.exports, root.path.value));
  return site.nodeRoots.get(root.path.value) ?? site.nodeRoots.get(canonicalPath(root.path.value));
}
