/** Generated files and what is on disk go in, what would change comes out. The command line decides what to do about it. */
import type { SiteFiles } from './site.js';

export interface PlannedFile {
  /** Below the site root. */
  readonly path: string;
  readonly state: 'new' | 'changed' | 'same';
  /** What is there now; undefined for a new file. */
  readonly before: string | undefined;
  readonly after: string;
}

/** `current` reads a path below the site root; undefined when nothing is there. */
export function planFiles(
  files: SiteFiles,
  current: (path: string) => string | undefined,
): readonly PlannedFile[] {
  return [...files].map(([path, after]) => {
    const before = current(path);
    const state = before === undefined ? 'new' : before === after ? 'same' : 'changed';
    return { path, state, before, after };
  });
}
