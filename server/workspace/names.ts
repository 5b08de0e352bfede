/** A folder without the layout of a server goes in; files that their names give away come out, nearest to the top first. */
import type { FileSystem } from './files.js';
import { compileGlob } from './glob.js';
import { MARKERS } from './layout.js';
import { below, child } from './paths.js';

/** Paths on disk. */
export interface NamedFiles {
  readonly dhcpd: readonly string[];
  readonly exports: readonly string[];
  readonly fstab: readonly string[];
  readonly kconfig: readonly string[];
  /** Directories called pxelinux.cfg; also files by that name, as a checkout without symbolic links leaves them. */
  readonly pxelinux: readonly string[];
  /** Every file that was seen. */
  readonly all: readonly string[];
}

/** Enough for a repository that is about a boot server, too little to get lost in a disk. */
const DEPTH = 5;
const ENTRIES = 8000;

/** The markers by the name right below the root that each begins with: one listing rules most of them out. */
const MARKERS_BY_TOP = new Map<string, string[]>();
for (const marker of MARKERS) {
  const top = marker.split('/')[1] ?? '';
  MARKERS_BY_TOP.set(top, [...(MARKERS_BY_TOP.get(top) ?? []), marker]);
}

export function hasLayout(files: FileSystem, directory: string): boolean {
  const prefix = directory === '/' ? '' : directory;
  for (const name of files.list(directory) ?? []) {
    const markers = MARKERS_BY_TOP.get(name);
    if (markers?.some((marker) => files.stat(prefix + marker) !== undefined)) return true;
  }
  return false;
}

/** A whole operating system, or the beginning of one: not ours to search. */
function isNodeRoot(names: readonly string[]): boolean {
  return (
    names.includes('etc') && ['bin', 'sbin', 'lib', 'usr', 'dev', 'proc'].some((name) => names.includes(name))
  );
}

export function isKernelConfigName(name: string): boolean {
  if (/\.(?:gz|xz|bz2|old|orig|bak)$|~$/.test(name)) return false;
  return (
    name === '.config' || /^\.config[_.-]./.test(name) || /^config-./.test(name) || /.\.config$/.test(name)
  );
}

/** Breadth first, so that what lies nearer to the top comes first. Patterns in `ignore` are relative to `base`. */
export function searchNames(
  files: FileSystem,
  root: string,
  ignored: (path: string) => boolean = () => false,
): NamedFiles {
  const found = {
    dhcpd: [] as string[],
    exports: [] as string[],
    fstab: [] as string[],
    kconfig: [] as string[],
    pxelinux: [] as string[],
    all: [] as string[],
  };
  let left = ENTRIES;
  let level = [root];
  for (let depth = 0; depth < DEPTH && level.length > 0; depth++) {
    const next: string[] = [];
    for (const directory of level) {
      const names = files.list(directory) ?? [];
      if (directory !== root && (isNodeRoot(names) || hasLayout(files, directory))) continue;
      for (const name of names) {
        if (left-- <= 0) return found;
        if (name === '.git' || name === 'node_modules') continue;
        const path = child(directory, name);
        if (ignored(path)) continue;
        const status = files.stat(path);
        if (status?.kind === 'directory') {
          if (name === 'pxelinux.cfg') found.pxelinux.push(path);
          else if (!status.link && !name.startsWith('.')) next.push(path);
          continue;
        }
        if (status?.kind !== 'file') continue;
        found.all.push(path);
        if (name === 'pxelinux.cfg') found.pxelinux.push(path);
        else if (name === 'dhcpd.conf') found.dhcpd.push(path);
        else if (name === 'exports') found.exports.push(path);
        else if (name === 'fstab') found.fstab.push(path);
        else if (isKernelConfigName(name)) found.kconfig.push(path);
      }
    }
    level = next;
  }
  return found;
}

export function isNothing(found: NamedFiles): boolean {
  const { dhcpd, exports, fstab, kconfig, pxelinux } = found;
  return [dhcpd, exports, fstab, kconfig, pxelinux].every((paths) => paths.length === 0);
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
