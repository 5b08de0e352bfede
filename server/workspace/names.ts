/** A folder without the layout of a server goes in; files that their names give away come out, nearest to the top first. */
import { type LanguageId, languageIds, namingOf } from '../../grammars/languages.js';
import { compileName, madeFrom } from '../../grammars/text/index.js';
import { addTo } from '../site/groups.js';
import { breadthFirst } from './disk/breadth-first.js';
import type { FileSystem } from './disk/files.js';
import { compileGlob } from './disk/glob.js';
import { baseName, below, child } from './disk/paths.js';
import { isCopy, MARKERS } from './layout.js';

/**
 * Paths on disk: of each language the files, and the folders of such files (a checkout without symbolic links leaves
 * a file where such a folder was); `all`: every file that was seen.
 */
export type NamedFiles = Readonly<Record<LanguageId | 'all', readonly string[]>>;

const SEARCHED = languageIds.flatMap((language) =>
  namingOf(language).searched.map((glob) => ({ language, matches: compileName(glob) })),
);

const FOLDERS: ReadonlyMap<string | undefined, LanguageId> = new Map(
  languageIds.map((language) => [namingOf(language).folder, language]),
);

export function nothingNamed(): Record<LanguageId | 'all', string[]> {
  const none: Partial<Record<LanguageId, string[]>> = {};
  for (const id of languageIds) none[id] = [];
  return { ...(none as Record<LanguageId, string[]>), all: [] };
}

/** Enough for a repository that is about a boot server, too little to get lost in a disk. */
const DEPTH = 6;
const ENTRIES = 8000;

/** The markers by the names on the way to each, the first and the second one: two listings rule most of them out. */
const MARKERS_BY_NAMES = new Map<string, Map<string, string[]>>();
for (const marker of MARKERS) {
  const [, top = '', second = ''] = marker.split('/');
  const below = MARKERS_BY_NAMES.get(top) ?? new Map<string, string[]>();
  MARKERS_BY_NAMES.set(top, below);
  addTo(below, second, marker);
}

export function hasLayout(files: FileSystem, directory: string): boolean {
  // What a server has built itself, or from ports, has its settings in a folder like that of the system.
  if (directory.endsWith('/usr/local')) return false;
  const prefix = directory === '/' ? '' : directory;
  const isThere = (marker: string): boolean => files.stat(prefix + marker) !== undefined;
  for (const top of files.list(directory) ?? []) {
    const below = MARKERS_BY_NAMES.get(top);
    if (below === undefined) continue;
    // What may not be listed may still be asked for by name.
    for (const second of files.list(`${prefix}/${top}`) ?? below.keys()) {
      if (below.get(second)?.some(isThere) === true) return true;
    }
  }
  return false;
}

/** A machine's own menu of GRUB lies on its own disk: it is no boot server's file. */
export function isOwnMenu(path: string): boolean {
  return /\/boot\/(?:grub2?|efi\/EFI\/[^/]+)\/[^/]+$/.test(path) && !/tftp|http|www|pxe|netboot/i.test(path);
}

/** A whole operating system, or the beginning of one: not ours to search. Pages in usr/share beside settings are put over a container. */
export function isNodeRoot(
  directory: string,
  names: readonly string[],
  list: (directory: string) => readonly string[] | undefined,
): boolean {
  if (!names.includes('etc')) return false;
  if (['bin', 'sbin', 'lib', 'dev', 'proc'].some((name) => names.includes(name))) return true;
  return names.includes('usr') && list(child(directory, 'usr'))?.every((name) => name === 'share') !== true;
}

/** All of a machine's disk, or a copy of it: files lie where their programs look for them, and what lies elsewhere is nobody's. */
export function isWholeDisk(files: FileSystem, root: string): boolean {
  return root === '/' || files.list(`${root}/usr/bin`)?.includes('env') === true;
}

/** The language whose files are searched by such a name, or by the name of what is made of a template. */
export function searchedLanguage(name: string): LanguageId | undefined {
  if (isCopy(name)) return undefined;
  const made = madeFrom(name);
  const language = SEARCHED.find(({ matches }) => matches.test(made ?? name))?.language;
  // What a kernel is built from comes of no template, but other things are called so.
  if (language !== undefined && (made === undefined || language !== 'kconfig')) return language;
  return made === undefined ? undefined : SEARCHED.find(({ matches }) => matches.test(name))?.language;
}

/** Templates come last, and none whose finished file is there: that is what counts. */
function withTemplates(
  found: Record<LanguageId | 'all', string[]>,
  templates: readonly { readonly path: string; readonly language: LanguageId }[],
): NamedFiles {
  const finished = new Set(languageIds.flatMap((id) => found[id].map((path) => `${id} ${baseName(path)}`)));
  for (const { path, language } of templates) {
    if (!finished.has(`${language} ${madeFrom(baseName(path))}`)) found[language].push(path);
  }
  return found;
}

/** Breadth first, so that what lies nearer to the top comes first. Patterns in `ignore` are relative to `base`. */
export function searchNames(
  files: FileSystem,
  root: string,
  ignored: (path: string) => boolean = () => false,
  deepest = DEPTH,
): NamedFiles {
  const found = nothingNamed();
  const templates: { path: string; language: LanguageId }[] = [];
  breadthFirst(root, {
    deepest,
    most: ENTRIES,
    list(directory) {
      const names = files.list(directory) ?? [];
      // Boot files alone, without settings of a server, belong to the site around them.
      const apart =
        isNodeRoot(directory, names, (path) => files.list(path)) ||
        (names.includes('etc') && hasLayout(files, directory));
      return directory !== root && apart ? [] : names;
    },
    meet(path, name) {
      if (name === '.git' || name === 'node_modules' || ignored(path)) return false;
      const status = files.stat(path);
      if (status?.kind === 'directory') {
        const language = FOLDERS.get(name);
        if (language !== undefined) found[language].push(path);
        return language === undefined && !status.link && !name.startsWith('.');
      }
      if (status?.kind !== 'file') return false;
      found.all.push(path);
      const language = searchedLanguage(name);
      if (language === undefined || (language === 'grub' && isOwnMenu(path))) return false;
      if (madeFrom(name) === undefined) found[language].push(path);
      else templates.push({ path, language });
      return false;
    },
  });
  return withTemplates(found, templates);
}

export function isNothing(found: NamedFiles): boolean {
  return languageIds.every((id) => found[id].length === 0);
}

/** The test that `ignore` of the configuration makes; paths outside of `base` are never ignored. */
export function ignoring(base: string, patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false;
  const globs = patterns.map(compileGlob);
  return (path) => {
    if (!path.startsWith(base === '/' ? '/' : `${base}/`)) return false;
    const relative = below(path, base);
    return globs.some((matches) => matches(relative));
  };
}
