/** All fstabs that a rule about single lines looks at: the nodes' and the server's. */
import type { FstabFacts, Mount } from '../../site/fstab/facts.js';
import type { Site } from '../../site/model.js';

export function nodeTables(site: Site): FstabFacts[] {
  return [...site.nodeRoots.values()].flatMap(({ fstab }) => (fstab === undefined ? [] : [fstab]));
}

export function allTables(site: Site): FstabFacts[] {
  const tables = nodeTables(site);
  return site.serverFstab === undefined ? tables : [...tables, site.serverFstab];
}

export function isNfs({ type }: Mount): boolean {
  return type.value === 'nfs' || type.value === 'nfs4';
}
