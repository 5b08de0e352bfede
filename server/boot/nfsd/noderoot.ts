/** Where a node mounts its root from goes in; that root as it lies on the server comes out. */

import type { NodeRoot, Site } from '../../site/model.js';
import { canonicalPath } from '../../site/serverpath.js';
import type { RootStage } from '../trace.js';

export function nodeRootOf(site: Site, root: RootStage): NodeRoot | undefined {
  if (root.path.kind !== 'value' || root.own === 'no') return undefined;
  return site.nodeRoots.get(root.path.value) ?? site.nodeRoots.get(canonicalPath(root.path.value));
}
