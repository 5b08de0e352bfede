/** A file system and the map of server paths go in, the directory tree of the server as far as it is known comes out. */
import type { SiteTree } from '../site/model.js';
import type { Answer } from '../site/place.js';
import type { FileStatus, FileSystem } from './files.js';
import { baseName, child, directoryOf, isWithin, normalise, type PathMap, upwards } from './paths.js';

/** Keeps reading inside of the site: a path whose symbolic links lead out of all roots is not followed. */
export class Confinement {
  /** The roots as they were named, in the order of `#roots`. */
  readonly #named: readonly string[];
  readonly #files: FileSystem;
  readonly #roots: readonly string[];
  readonly #directories = new Map<string, string | undefined>();

  constructor(files: FileSystem, roots: readonly string[]) {
    this.#files = files;
    this.#named = roots;
    this.#roots = roots.map((root) => files.realPath(root) ?? root);
  }

  #realDirectory(path: string): string | undefined {
    const known = this.#directories.get(path);
    if (known !== undefined || this.#directories.has(path)) return known;
    const status = this.#files.stat(path);
    const real = status === undefined ? this.#files.realPath(path) : this.#follow(path, status);
    this.#directories.set(path, real);
    return real;
  }

  /** Where nothing is a link, the real path is that of the directory and the name: no question to the disk. */
  #follow(path: string, status: FileStatus): string | undefined {
    const parent = status.link || path === '/' ? undefined : this.#realDirectory(directoryOf(path));
    return parent === undefined ? this.#files.realPath(path) : child(parent, baseName(path));
  }

  /** The path with links inside of the site followed, below the root as it was named, which may itself lie behind a link. */
  resolved(path: string): string | undefined {
    const real = this.realPath(path);
    if (real === undefined) return undefined;
    const root = this.#roots.findIndex((one) => isWithin(real, one));
    const from = this.#roots[root];
    const named = this.#named[root];
    if (from === undefined || named === undefined) return real;
    return real === from ? named : child(named, real.slice(from === '/' ? 1 : from.length + 1));
  }

  /** The real path, where something is there and lies inside. */
  realPath(path: string): string | undefined {
    const status = this.#files.stat(path);
    if (status === undefined) return undefined;
    const real = this.#follow(path, status);
    return real !== undefined && this.#roots.some((root) => isWithin(real, root)) ? real : undefined;
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

  /** `named`: files and directories outside of the map that the configuration asks for by name. */
  constructor(files: FileSystem, map: PathMap, named: readonly string[] = []) {
    this.files = files;
    this.map = map;
    this.confinement = new Confinement(files, [...map.roots, ...named]);
  }

  presence(serverPath: string): Presence {
    const disk = this.map.toDisk(serverPath);
    if (disk === undefined) return { kind: 'hidden' };
    const status = this.files.stat(disk);
    if (status !== undefined) {
      return this.confinement.realPath(disk) === undefined ? { kind: 'hidden' } : { kind: 'present', status };
    }
    return this.#isHidden(disk) ? { kind: 'hidden' } : { kind: 'absent' };
  }

  /** A name that is listed but cannot be looked at, here or on the way down. */
  #isHidden(disk: string): boolean {
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

  isDirectory(serverPath: string): boolean {
    const found = this.presence(serverPath);
    return found.kind === 'present' && found.status.kind === 'directory';
  }

  isFile(serverPath: string): boolean {
    const found = this.presence(serverPath);
    return found.kind === 'present' && found.status.kind === 'file';
  }

  list(serverPath: string): readonly string[] | undefined {
    const disk = this.map.toDisk(serverPath);
    if (disk === undefined || this.confinement.realPath(disk) === undefined) return undefined;
    return this.files.list(disk);
  }
}

/** What may be concluded from a name that is not there. */
export interface TreeKnowledge {
  /** The site root is the machine itself: what is not there is not there. */
  readonly live: boolean;
  /** A single file was asked for: nothing is known about anything else. */
  readonly alone: boolean;
  /** Directories whose listing is complete, or is not: TFTP roots and node roots. The nearest one above a path decides. */
  readonly complete: ReadonlyMap<string, boolean>;
}

export class DiskTree implements SiteTree {
  readonly #disk: ServerDisk;
  readonly #knowledge: TreeKnowledge;

  constructor(disk: ServerDisk, knowledge: TreeKnowledge) {
    this.#disk = disk;
    this.#knowledge = knowledge;
  }

  exists(serverPath: string): Answer {
    const found = this.#disk.presence(serverPath);
    if (found.kind === 'present') return 'yes';
    if (found.kind === 'hidden' || this.#knowledge.alone) return 'unknown';
    return this.#absence(normalise(serverPath));
  }

  /**
   * In a repository a missing name counts only where the directory it should stand in is there: nobody checks in
   * the whole of /usr or /home to say that one folder in it is missing.
   */
  #absence(path: string): Answer {
    if (this.#knowledge.live) return 'no';
    for (const at of upwards(directoryOf(path))) {
      const complete = this.#knowledge.complete.get(at);
      if (complete !== undefined) return complete ? 'no' : 'unknown';
    }
    const parent = directoryOf(path);
    return parent !== '/' && this.#disk.isDirectory(parent) ? 'no' : 'unknown';
  }

  isDirectory(serverPath: string): Answer {
    const found = this.#disk.presence(serverPath);
    if (found.kind === 'present') return found.status.kind === 'directory' ? 'yes' : 'no';
    return this.exists(serverPath);
  }

  list(serverPath: string): readonly string[] | undefined {
    return this.#disk.list(serverPath);
  }

  mode(serverPath: string): number | undefined {
    const found = this.#disk.presence(serverPath);
    return found.kind === 'present' ? found.status.mode : undefined;
  }

  locate(serverPath: string): string | undefined {
    return this.#disk.map.toDisk(serverPath);
  }

  serverPath(file: string): string | undefined {
    return this.#disk.map.toServer(file);
  }
}
