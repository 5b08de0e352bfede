/** A file system and the roots of a site go in; a path inside comes out with its links followed, and nothing that lies outside. */

import type { DiskPath } from '../../site/path.js';
import { isWithin, normalise } from '../../site/serverpath.js';
import type { FileStatus, FileSystem } from './files.js';
import { baseName, below, child, directoryOf, resolve, upwards } from './paths.js';

/** Links on the way to one file; more of them go in circles. */
const MOST_LINKS = 40;

/** Keeps reading inside of the site: a path whose symbolic links lead out of all roots is not followed. */
export class Confinement {
  /** The roots as they were named, in the order of `#roots`. */
  readonly #named: readonly DiskPath[];
  readonly #files: FileSystem;
  readonly #roots: readonly DiskPath[];
  readonly #directories = new Map<DiskPath, DiskPath | undefined>();
  readonly #reroutes = new Map<DiskPath, DiskPath | undefined>();
  readonly #plain = new Map<DiskPath, boolean>();
  readonly #through = new Map<DiskPath, DiskPath | undefined>();
  /** Directories that are reached from their root without links, as listings tell, and names that the listings lack. */
  readonly #listed = new Map<DiskPath, 'directory' | 'absent'>();

  constructor(files: FileSystem, roots: readonly DiskPath[]) {
    this.#files = files;
    this.#named = roots;
    this.#roots = roots.map((root) => files.realPath(root) ?? root);
  }

  #realDirectory(path: DiskPath): DiskPath | undefined {
    const known = this.#directories.get(path);
    if (known !== undefined || this.#directories.has(path)) return known;
    const status = this.#files.stat(path);
    const real = status === undefined ? this.#files.realPath(path) : this.#follow(path, status);
    this.#directories.set(path, real);
    return real;
  }

  /** Where nothing is a link, the real path is that of the directory and the name: no question to the disk. */
  #follow(path: DiskPath, status: FileStatus): DiskPath | undefined {
    const parent = status.link || path === '/' ? undefined : this.#realDirectory(directoryOf(path));
    return parent === undefined ? this.#files.realPath(path) : child(parent, baseName(path));
  }

  /** The path with links inside of the site followed, below the root as it was named, which may itself lie behind a link. */
  resolved(path: DiskPath): DiskPath | undefined {
    const real = this.realPath(path);
    if (real === undefined) return undefined;
    const root = this.#roots.findIndex((one) => isWithin(real, one));
    const from = this.#roots[root];
    const named = this.#named[root];
    if (from === undefined || named === undefined) return real;
    return real === from ? named : child(named, real.slice(from === '/' ? 1 : from.length + 1));
  }

  /** The real path, where something is there and lies inside. */
  realPath(path: DiskPath): DiskPath | undefined {
    const real = this.#outright(path);
    if (real !== undefined) return real;
    const inside = this.#rerouted(path);
    return inside === undefined ? undefined : this.#outright(inside);
  }

  /**
   * The path to ask the disk for: another one where a link is absolute on the server, whose `/` is not ours. Undefined where
   * nothing is there, or it lies outside.
   */
  through(path: DiskPath): DiskPath | undefined {
    const told = this.told(path);
    if (told !== undefined) return told === 'absent' ? undefined : path;
    const known = this.#through.get(path);
    if (known !== undefined || this.#through.has(path)) return known;
    const found = this.#lookThrough(path);
    this.#through.set(path, found);
    return found;
  }

  /**
   * What listings that are known already tell of a path inside, where no link is on the way: of thousands of roots much is asked
   * that is not there. Undefined where the disk has to be asked.
   */
  told(path: DiskPath): 'file' | 'directory' | 'absent' | undefined {
    const above = this.#listedFolder(directoryOf(path));
    if (above !== 'directory') return above;
    const listed = this.#files.listed?.(path);
    return listed === 'unknown' ? undefined : listed;
  }

  #listedFolder(path: DiskPath): 'directory' | 'absent' | undefined {
    const known = this.#listed.get(path);
    if (known !== undefined) return known;
    const named = this.#named.includes(path);
    const found = named ? this.#files.stat(path)?.kind : path === '/' ? undefined : this.told(path);
    if (found !== 'directory' && found !== 'absent') return undefined;
    this.#listed.set(path, found);
    return found;
  }

  #lookThrough(path: DiskPath): DiskPath | undefined {
    if (this.#outright(path) !== undefined) return path;
    const inside = this.#rerouted(path);
    return inside === undefined || this.#outright(inside) === undefined ? undefined : inside;
  }

  #outright(path: DiskPath): DiskPath | undefined {
    const status = this.#files.stat(path);
    if (status === undefined) return undefined;
    const real = this.#follow(path, status);
    return real !== undefined && this.#roots.some((root) => isWithin(real, root)) ? real : undefined;
  }

  #rerouted(path: DiskPath): DiskPath | undefined {
    if (this.#reroutes.has(path)) return this.#reroutes.get(path);
    const root = this.#named.find((one) => isWithin(path, one));
    if (root === undefined || root === '/' || this.#isPlainlyAbsent(path)) return undefined;
    const inside = this.#reroute(path, root);
    this.#reroutes.set(path, inside);
    return inside;
  }

  /** The nearest directory above lists nothing of the name, and no link leads to it: thousands of roots are asked for what they lack. */
  #isPlainlyAbsent(path: DiskPath): boolean {
    for (const at of upwards(path)) {
      const directory = directoryOf(at);
      if (this.#files.stat(directory) === undefined) continue;
      const absent =
        this.#isPlain(directory) && this.#files.list(directory)?.includes(baseName(at)) === false;
      if (absent) this.#listed.set(at, 'absent');
      return absent;
    }
    return false;
  }

  /** A directory that is reached from its root without links. */
  #isPlain(path: DiskPath): boolean {
    const known = this.#plain.get(path);
    if (known !== undefined) return known;
    const plain =
      path === this.#named.find((root) => isWithin(path, root)) ||
      (path !== '/' && this.#files.stat(path)?.link === false && this.#isPlain(directoryOf(path)));
    this.#plain.set(path, plain);
    return plain;
  }

  /**
   * Follows links by hand: an absolute one starts at the nearest directory above it below which its target is there.
   * That is the node's own root for a link in a node's tree, and the site root for one of the server's.
   */
  #reroute(path: DiskPath, root: DiskPath): DiskPath | undefined {
    let at = root;
    const waiting = below(path, root).split('/').reverse();
    for (let links = MOST_LINKS; waiting.length > 0; ) {
      const name = waiting.pop() ?? '';
      if (name === '') continue;
      const next = resolve(at, name);
      const status = this.#files.stat(next);
      if (status === undefined && this.#files.list(at)?.includes(name) === false) return undefined;
      const target = status?.link === false ? undefined : this.#files.link(next);
      // Nothing is there, so nothing is below it either.
      if (status === undefined && target === undefined) return undefined;
      if (target === undefined) {
        at = next;
        continue;
      }
      if (links-- === 0) return undefined;
      const led = target.startsWith('/') ? this.#below(at, root, target) : resolve(at, target);
      if (led === undefined || !isWithin(led, root)) return undefined;
      waiting.push(...below(led, root).split('/').reverse());
      at = root;
    }
    return at === path || this.#files.stat(at) === undefined ? undefined : at;
  }

  #below(from: DiskPath, root: DiskPath, target: string): DiskPath | undefined {
    const isThere = (path: DiskPath): boolean =>
      this.#files.stat(path) !== undefined || this.#files.link(path) !== undefined;
    const [, first = ''] = target.split('/');
    let begins: DiskPath | undefined;
    for (const directory of upwards(from)) {
      const there = normalise(directory + target);
      if (isThere(there)) return there;
      // The rest of the way may be an absolute link itself.
      if (isThere(normalise(`${directory}/${first}`))) begins ??= there;
      if (directory === root) return begins;
    }
    return begins;
  }
}
