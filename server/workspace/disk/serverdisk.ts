/** A path of the server goes in; what the disk has there comes out: present, absent, or hidden from us. */

import type { FileOwner } from '../../site/model.js';
import type { DiskPath, ServerPath } from '../../site/path.js';
import { statusOf } from './cache.js';
import { Confinement } from './confinement.js';
import type { FileDetails, FileStatus, FileSystem } from './files.js';
import { baseName, directoryOf, type PathMap, upwards } from './paths.js';

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
