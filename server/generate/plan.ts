/** Generated files, what is on disk and what was written there before go in; what would change comes out. The command line decides what to do about it. */
import { note } from './description/options.js';
import type { WrittenFiles } from './record.js';
import type { SiteFiles } from './write/site.js';

/** What lies at a path of the folder. A symbolic link, on the way there too, is not followed. */
export type Found =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'link' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The folder that a site is generated into, by paths below it. */
export interface Target {
  look(path: string): Found;
  /** Names in a directory; none where it is not there. */
  list(path: string): readonly string[];
  /** Two texts with one fingerprint are the same. */
  fingerprint(text: string): string;
  readonly written: WrittenFiles;
}

/** Why nothing is written: generate did not write what is there; it did, and somebody changed it; a link leads there; nobody knows what is there. */
export type Refusal = 'by hand' | 'edited' | 'link' | 'unreadable';

export interface PlannedFile {
  /** Below the site root. */
  readonly path: string;
  readonly state: 'new' | 'changed' | 'same' | Refusal;
  /** What is there now; undefined for a new file. */
  readonly before: string | undefined;
  readonly after: string;
  /** Of what cannot be read. */
  readonly reason?: string;
}

export interface Plan {
  readonly files: readonly PlannedFile[];
  /** What generate wrote once and the description no longer asks for: files of a node that was removed. */
  readonly leftOver: readonly string[];
}

/** A file without a record, as earlier releases wrote them, is known by its first line. */
function isMarked(text: string): boolean {
  return text.startsWith(`${note}\n`);
}

function stateOf(path: string, before: string, after: string, target: Target): PlannedFile['state'] {
  if (before === after) return 'same';
  const prints = target.written.get(path);
  if (prints === undefined) return isMarked(before) ? 'changed' : 'by hand';
  return prints.includes(target.fingerprint(before)) ? 'changed' : 'edited';
}

function planned(path: string, after: string, target: Target): PlannedFile {
  const found = target.look(path);
  switch (found.kind) {
    case 'missing':
      return { path, state: 'new', before: undefined, after };
    case 'link':
      return { path, state: 'link', before: undefined, after };
    case 'unreadable':
      return { path, state: 'unreadable', before: undefined, after, reason: found.reason };
    case 'text':
      return { path, state: stateOf(path, found.text, after, target), before: found.text, after };
  }
}

function split(path: string): readonly [folder: string, name: string] {
  const slash = path.lastIndexOf('/');
  return [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
}

/** Where files of other nodes would lie: beside the PXELINUX files, and by the same names in the roots beside. */
function* neighbours(files: SiteFiles, target: Target): Iterable<string> {
  const seen = new Set<string>();
  for (const path of files.keys()) {
    const [folder, name] = split(path);
    const roots = /^(.+)\/[^/]+\/etc$/.exec(folder)?.[1];
    const key = roots === undefined ? folder : `${roots}/*/etc/${name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (roots !== undefined) for (const root of target.list(roots)) yield `${roots}/${root}/etc/${name}`;
    else if (folder.endsWith('/pxelinux.cfg'))
      for (const other of target.list(folder)) yield `${folder}/${other}`;
  }
}

function leftOver(files: SiteFiles, target: Target): string[] {
  const found = new Set<string>();
  for (const path of target.written.keys()) {
    if (!files.has(path) && target.look(path).kind !== 'missing') found.add(path);
  }
  for (const path of neighbours(files, target)) {
    if (files.has(path) || found.has(path)) continue;
    const there = target.look(path);
    if (there.kind === 'text' && isMarked(there.text)) found.add(path);
  }
  return [...found].sort();
}

export function planFiles(files: SiteFiles, target: Target): Plan {
  return {
    files: [...files].map(([path, after]) => planned(path, after, target)),
    leftOver: leftOver(files, target),
  };
}
