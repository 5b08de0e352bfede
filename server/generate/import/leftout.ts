/** A linked site and the description made of it go in; a sentence for every export that the description cannot say comes out. */

import { formatIpv4 } from '../../site/address.js';
import type { ExportEntry } from '../../site/exports/facts.js';
import type { Site } from '../../site/model.js';
import type { SiteDescription } from '../description/description.js';
import { some } from './dhcp/port.js';

/** A generated site exports each root to its nodes, and what is shared to the whole network: nothing may become wider in silence. */
export function exportsLeftOut({ exports }: Site, { nodes, shared }: SiteDescription): string[] {
  const notes: string[] = [];
  const sharedPaths = new Set(shared.map(({ path }) => path));
  for (const entry of exports?.entries ?? []) {
    const path = trimmed(entry.path.value);
    const holdsRoot = nodes.some(
      ({ root }) => trimmed(root) === path || trimmed(root).startsWith(`${path}/`),
    );
    if (sharedPaths.has(entry.path.value) || sharedPaths.has(path)) notes.push(...wider(entry));
    else if (!holdsRoot && path !== '/') notes.push(`Left out: the export of ${entry.path.value}.`);
  }
  return notes;
}

function wider({ path, clients }: ExportEntry): string[] {
  const hosts = clients.filter(({ kind }) => kind === 'host');
  if (hosts.length === 0 || hosts.length < clients.length) return [];
  const names = hosts.map(({ spec, address }) => (address === undefined ? spec.value : formatIpv4(address)));
  return [
    `Wider than before: ${path.value} is exported to ${some(names)} only, and a generated site exports it to the whole network.`,
  ];
}

function trimmed(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') : path;
}
