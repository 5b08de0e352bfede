/** Exports go in; the lines whose path is several ones with a sign between them come out, by what they were to export. */
import type { ExportEntry } from '../../site/exports/facts.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { ServerPath } from '../../site/path.js';
import { canonicalPath } from '../../site/serverpath.js';

/** `/opt;/usr`, `/opt,/usr`: exportfs knows one path in a line, and looks for a directory of that name. */
export function joinedPaths({ path: { value } }: Pick<ExportEntry, 'path'>): readonly string[] {
  const parts = value.split(/[;,](?=\/)/);
  return parts.length > 1 && value.startsWith('/') ? parts : [];
}

const byPath = once(({ exports, tree }: Site) => {
  const found = new Map<string, ExportEntry>();
  for (const entry of exports?.entries ?? []) {
    const parts = joinedPaths(entry);
    if (parts.length === 0 || tree.exists(entry.path.value) === 'yes') continue;
    for (const part of parts) found.set(canonicalPath(part), entry);
  }
  return found;
});

/** The line that was to export it, among others. */
export function joinedEntry(site: Site, path: ServerPath): ExportEntry | undefined {
  return byPath(site).get(canonicalPath(path));
}
