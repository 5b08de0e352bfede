/** All fstabs that a rule about single lines looks at: the nodes' and the server's. */
import type { FstabFacts, Mount } from '../../../site/fstab/facts.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';

export function nodeTables({ nodeRoots }: Site): readonly FstabFacts[] {
  return tablesIn(nodeRoots);
}

/** A dozen rules ask, of thousands of roots. */
const tablesIn = once((roots: Site['nodeRoots']): readonly FstabFacts[] =>
  [...roots.values()].flatMap(({ fstab }) => (fstab === undefined ? [] : [fstab])),
);

export function allTables(site: Site): readonly FstabFacts[] {
  const tables = nodeTables(site);
  return site.serverFstab === undefined ? tables : [...tables, site.serverFstab];
}

export function isNfs({ type }: Mount): boolean {
  return type.value === 'nfs' || type.value === 'nfs4';
}
