/** Texts by path (`etc/exports`) go in, the site they form comes out, as in a repository whose top is the server's `/`. */
import assert from 'node:assert/strict';
import type { Site } from '../../server/site/model.js';
import { MemoryFileSystem, type MemoryOptions } from '../../server/workspace/disk/memory.js';
import { Workspace } from '../../server/workspace/workspace.js';

/** Where the files of `siteOf` lie: `etc/exports` becomes `/site/etc/exports`. */
export const SITE_ROOT = '/site';

export function workspaceOf(
  files: Readonly<Record<string, string>>,
  options: Omit<MemoryOptions, 'base'> = {},
): { readonly workspace: Workspace; readonly disk: MemoryFileSystem } {
  const disk = new MemoryFileSystem(files, { ...options, base: SITE_ROOT });
  return { workspace: new Workspace(disk), disk };
}

/** Throws when the files do not form exactly one site. */
export function siteOf(
  files: Readonly<Record<string, string>>,
  options: Omit<MemoryOptions, 'base'> = {},
): Site {
  const { workspace } = workspaceOf(files, options);
  const found = workspace.locate(SITE_ROOT);
  assert.ok(Array.isArray(found), 'problem' in found ? found.problem : '');
  const [location, second] = found;
  assert.ok(location !== undefined && second === undefined, `these files form ${found.length} sites`);
  return workspace.site(location);
}
