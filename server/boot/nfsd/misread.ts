/** Exports go in; the lines whose path exportfs reads otherwise than it is meant come out, by what they were to export: several paths with a sign between them, or one in quotes that it does not know. */
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

/** `'/srv'`: only double quotes of ASCII are any to exportfs (nfs-utils support/nfs/xio.c). */
export function quotedPath(value: string): string | undefined {
  return /^['‘’“”](\/.*)['‘’“”]$/.exec(value)?.[1];
}

/** The rules that say so where it stands. */
export const MISREAD_PATH: readonly string[] = ['exports/paths-joined', 'exports/path-relative-or-quoted'];

const byPath = once(({ exports, tree }: Site) => {
  const found = new Map<string, ExportEntry>();
  for (const entry of exports?.entries ?? []) {
    const quoted = quotedPath(entry.path.value);
    const parts = quoted === undefined ? joinedPaths(entry) : [quoted];
    if (parts.length === 0 || tree.exists(entry.path.value) === 'yes') continue;
    for (const part of parts) found.set(canonicalPath(part), entry);
  }
  return found;
});

/** The line that was to export it, alone or among others. */
export function misreadEntry(site: Site, path: ServerPath): ExportEntry | undefined {
  return byPath(site).get(canonicalPath(path));
}
