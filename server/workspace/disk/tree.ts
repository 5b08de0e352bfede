/** A file system and the map of server paths go in, the directory tree of the server as far as it is known comes out. */

import type { FileOwner, SiteTree } from '../../site/model.js';
import type { DiskPath, ServerPath } from '../../site/path.js';
import type { Answer } from '../../site/place.js';
import { isWithin, normalise } from '../../site/serverpath.js';
import { isSystemImage } from '../layout.js';
import { statusOf } from './cache.js';
import type { FileDetails, FileStatus, FileSystem } from './files.js';
import { LeftOut } from './leftout.js';
import { baseName, below, child, directoryOf, type PathMap, resolve, upwards } from './paths.js';

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

export type Presence =
  | { readonly kind: 'present'; readonly status: FileStatus }
  | { readonly kind: 'absent' }
  /** Behind a link that leaves the site or leads nowhere, or in a directory that we may not read. */
  | { readonly kind: 'hidden' };

/** What is on disk, the server's own paths asked; nothing is assumed here. */
export class ServerDisk {
  readonly files: FileSystem;
  readonly map: PathMap;
  readonly confinement: Confinement;
  /** Directories that were asked for and may not be listed, and why. */
  readonly unlisted = new Map<DiskPath, string>();
  readonly #presences = new Map<ServerPath, Presence>();

  /** `named`: files and directories outside of the map that the configuration asks for by name. */
  constructor(files: FileSystem, map: PathMap, named: readonly DiskPath[] = []) {
    this.files = files;
    this.map = map;
    this.confinement = new Confinement(files, [...map.roots, ...named]);
  }

  /** What is there does not become another thing while a site is asked about; thousands of exports and rules ask for it. */
  presence(serverPath: ServerPath): Presence {
    const known = this.#presences.get(serverPath) ?? this.#lookUp(serverPath);
    this.#presences.set(serverPath, known);
    return known;
  }

  #lookUp(serverPath: ServerPath): Presence {
    const disk = this.map.toDisk(serverPath);
    if (disk === undefined) return { kind: 'hidden' };
    const told = this.confinement.told(disk);
    if (told === 'absent') return { kind: 'absent' };
    if (told !== undefined) return { kind: 'present', status: statusOf[told] };
    const inside = this.confinement.through(disk);
    const status = this.files.stat(inside ?? disk);
    if (status !== undefined) return inside === undefined ? { kind: 'hidden' } : { kind: 'present', status };
    return this.#isHidden(disk) ? { kind: 'hidden' } : { kind: 'absent' };
  }

  /** A name that is listed but cannot be looked at, here or on the way down. */
  #isHidden(disk: DiskPath): boolean {
    for (const at of upwards(disk)) {
      if (at === '/') return false;
      const parent = directoryOf(at);
      const status = this.files.stat(parent);
      if (status === undefined) continue;
      if (status.kind !== 'directory') return false;
      return this.files.list(parent)?.includes(baseName(at)) ?? true;
    }
    return false;
  }

  #inside(serverPath: ServerPath): DiskPath | undefined {
    const disk = this.map.toDisk(serverPath);
    return disk === undefined ? undefined : this.confinement.through(disk);
  }

  /** Permission bits of what is there. */
  mode(serverPath: ServerPath): number | undefined {
    return this.#details(serverPath)?.mode;
  }

  owner(serverPath: ServerPath): FileOwner | undefined {
    return this.#details(serverPath)?.owner;
  }

  #details(serverPath: ServerPath): FileDetails | undefined {
    const inside = this.#inside(serverPath);
    return inside === undefined ? undefined : this.files.details(inside);
  }

  programHead(serverPath: ServerPath): string | undefined {
    const inside = this.#inside(serverPath);
    if (inside === undefined) return undefined;
    const result = this.files.read(inside);
    return result.kind === 'binary' ? result.head : undefined;
  }

  programPart(serverPath: ServerPath, start: number, length: number): string | undefined {
    const inside = this.#inside(serverPath);
    return inside === undefined ? undefined : this.files.part(inside, start, length);
  }

  isDirectory(serverPath: ServerPath): boolean {
    const found = this.presence(serverPath);
    return found.kind === 'present' && found.status.kind === 'directory';
  }

  isFile(serverPath: ServerPath): boolean {
    const found = this.presence(serverPath);
    return found.kind === 'present' && found.status.kind === 'file';
  }

  list(serverPath: ServerPath): readonly string[] | undefined {
    const inside = this.#inside(serverPath);
    return inside === undefined ? undefined : this.listAt(inside);
  }

  /** The same, of a directory on disk; one that may not be listed is noted. */
  listAt(directory: DiskPath): readonly string[] | undefined {
    const names = this.files.list(directory);
    const reason = names === undefined ? this.files.blocked(directory) : undefined;
    if (reason !== undefined) this.unlisted.set(directory, reason);
    return names;
  }
}

/** What may be concluded from a name that is not there. */
export interface TreeKnowledge {
  /** The site root is the machine itself: what is not there is not there. */
  readonly live: boolean;
  /** A single file was asked for: nothing is known about anything else. */
  readonly alone: boolean;
  /**
   * Directories whose listing is complete, or is not: TFTP roots and node roots. The nearest one above a path decides.
   * `loaders`: complete but for kernels and what else is too large for a repository.
   */
  readonly complete: ReadonlyMap<ServerPath, boolean | 'loaders'>;
}

export class DiskTree implements SiteTree {
  readonly #disk: ServerDisk;
  readonly #knowledge: TreeKnowledge;
  readonly #leftOut: LeftOut;

  constructor(disk: ServerDisk, knowledge: TreeKnowledge) {
    this.#disk = disk;
    this.#knowledge = knowledge;
    this.#leftOut = new LeftOut(disk.map.roots, (file) => textOf(disk, file));
  }

  exists(serverPath: ServerPath): Answer {
    const found = this.#disk.presence(serverPath);
    if (found.kind === 'present') return 'yes';
    if (found.kind === 'hidden' || this.#knowledge.alone) return 'unknown';
    const absent = this.#absence(normalise(serverPath));
    return absent === 'no' && this.#isLeftOut(serverPath) ? 'unknown' : absent;
  }

  #isLeftOut(serverPath: ServerPath): boolean {
    const disk = this.#knowledge.live ? undefined : this.#disk.map.toDisk(serverPath);
    return disk !== undefined && this.#leftOut.covers(disk);
  }

  /**
   * In a repository a missing name counts only where the directory it should stand in is there: nobody checks in
   * the whole of /usr or /home to say that one folder in it is missing.
   */
  #absence(path: ServerPath): Answer {
    if (this.#knowledge.live) return 'no';
    for (const at of upwards(directoryOf(path))) {
      const complete = this.#knowledge.complete.get(at);
      if (complete === 'loaders') return isSystemImage(baseName(path)) ? 'unknown' : 'no';
      if (complete !== undefined) return complete ? 'no' : 'unknown';
    }
    const parent = directoryOf(path);
    return parent !== '/' && this.#disk.isDirectory(parent) ? 'no' : 'unknown';
  }

  isDirectory(serverPath: ServerPath): Answer {
    const found = this.#disk.presence(serverPath);
    if (found.kind === 'present') return found.status.kind === 'directory' ? 'yes' : 'no';
    return this.exists(serverPath);
  }

  list(serverPath: ServerPath): readonly string[] | undefined {
    return this.#disk.list(serverPath);
  }

  link(serverPath: ServerPath): string | undefined {
    const disk = this.#disk.map.toDisk(serverPath);
    return disk === undefined ? undefined : this.#disk.files.link(disk);
  }

  mode(serverPath: ServerPath): number | undefined {
    return this.#disk.mode(serverPath);
  }

  owner(serverPath: ServerPath): FileOwner | undefined {
    return this.#disk.owner(serverPath);
  }

  programHead(serverPath: ServerPath): string | undefined {
    return this.#disk.programHead(serverPath);
  }

  programPart(serverPath: ServerPath, start: number, length: number): string | undefined {
    return this.#disk.programPart(serverPath, start, length);
  }

  locate(serverPath: ServerPath): DiskPath | undefined {
    return this.#disk.map.toDisk(serverPath);
  }

  serverPath(file: DiskPath): ServerPath | undefined {
    return this.#disk.map.toServer(file);
  }
}

function textOf({ files, confinement }: ServerDisk, file: DiskPath): string | undefined {
  const inside = confinement.through(file);
  const result = inside === undefined ? undefined : files.read(inside);
  return result?.kind === 'text' ? result.text : undefined;
}
