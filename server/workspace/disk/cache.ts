/** A disk goes in, the same disk comes out with every answer kept until a change is announced; it is not asked for what its other answers tell. */
import type { DiskPath } from '../../site/path.js';
import { isWithin, normalise } from '../../site/serverpath.js';
import type { EntryKind, FileDetails, FileStatus, FileSystem, ReadResult } from './files.js';
import { baseName, directoryOf, upwards } from './paths.js';

/** Answers of a disk by path; `undefined` is an answer too. */
function remembered<T>(cache: Map<string, T>, path: DiskPath, ask: (path: DiskPath) => T): T {
  const known = cache.get(path);
  if (known !== undefined || cache.has(path)) return known as T;
  const answer = ask(path);
  cache.set(path, answer);
  return answer;
}

interface Listing {
  readonly names: readonly string[];
  readonly kinds: ReadonlyMap<string, EntryKind>;
}

/** Of what is no link. */
export const statusOf = {
  file: { kind: 'file', link: false },
  directory: { kind: 'directory', link: false },
} as const;

export class CachedFileSystem implements FileSystem {
  readonly #disk: FileSystem;
  readonly #texts = new Map<string, ReadResult>();
  readonly #lists = new Map<string, Listing | undefined>();
  readonly #states = new Map<string, FileStatus | undefined>();
  readonly #details = new Map<string, FileDetails | undefined>();
  readonly #realPaths = new Map<string, string | undefined>();
  readonly #links = new Map<string, string | undefined>();
  readonly #blocked = new Map<string, string | undefined>();

  constructor(disk: FileSystem) {
    this.#disk = disk;
  }

  /** Forgets what is known about a path, the listing it stands in, and everything below it. */
  invalidate(path: DiskPath): void {
    const at = normalise(path);
    const wasFile = this.#states.get(at)?.kind === 'file' || this.#texts.get(at)?.kind === 'text';
    const isFile = wasFile && this.#disk.stat(at)?.kind === 'file';
    const caches: Map<string, unknown>[] = [
      this.#texts,
      this.#lists,
      this.#states,
      this.#details,
      this.#realPaths,
      this.#links,
      this.#blocked,
    ];
    const parents = [...upwards(directoryOf(at))];
    // A file may have been made together with the directories above it, and they may have gone together with it.
    const others = new Set(
      parents.filter(
        (parent) => this.#states.get(parent) === undefined || this.#disk.stat(parent) === undefined,
      ),
    );
    for (const cache of caches) {
      cache.delete(at);
      for (const parent of parents) {
        if (cache === this.#lists || others.has(parent)) cache.delete(parent);
      }
      // Nothing is below a file.
      if (isFile) continue;
      for (const key of cache.keys()) if (isWithin(key, at)) cache.delete(key);
    }
  }

  read(path: DiskPath): ReadResult {
    return remembered(this.#texts, path, (at) => this.#disk.read(at));
  }

  list(path: DiskPath): readonly string[] | undefined {
    return remembered(this.#lists, path, (at) => this.#list(at))?.names;
  }

  #list(path: DiskPath): Listing | undefined {
    const kinds = this.#disk.kinds?.(path);
    if (kinds !== undefined) return { names: [...kinds.keys()].sort(), kinds };
    const names = this.#disk.list(path);
    return names && { names, kinds: new Map(names.map((name) => [name, 'unknown'])) };
  }

  listed(path: DiskPath): EntryKind | 'absent' | undefined {
    const listing = path === '/' ? undefined : this.#lists.get(directoryOf(path));
    return listing === undefined ? undefined : (listing.kinds.get(baseName(path)) ?? 'absent');
  }

  stat(path: DiskPath): FileStatus | undefined {
    return remembered(this.#states, path, (at) => this.#stat(at));
  }

  /** The disk is not asked for what a listing tells, or below what is not there. */
  #stat(path: DiskPath): FileStatus | undefined {
    if (path === '/') return this.#disk.stat(path);
    const listed = this.listed(path);
    if (listed === 'absent') return undefined;
    if (listed === 'file' || listed === 'directory') return statusOf[listed];
    return listed === undefined && this.#isAbsent(directoryOf(path)) ? undefined : this.#disk.stat(path);
  }

  #isAbsent(path: DiskPath): boolean {
    if (path === '/') return false;
    if (this.#states.has(path)) return this.#states.get(path) === undefined;
    const directory = directoryOf(path);
    const listing = this.#lists.get(directory);
    return listing === undefined ? this.#isAbsent(directory) : !listing.kinds.has(baseName(path));
  }

  /** Programs are asked once, by who remembers what they hold. */
  part(path: DiskPath, start: number, length: number): string | undefined {
    return this.#disk.part(path, start, length);
  }

  details(path: DiskPath): FileDetails | undefined {
    return remembered(this.#details, path, (at) => this.#detailsOf(at));
  }

  #detailsOf(path: DiskPath): FileDetails | undefined {
    const status = this.stat(path);
    if (status === undefined) return undefined;
    const read = this.#texts.get(path);
    return status.details ?? (read?.kind === 'text' ? read.details : undefined) ?? this.#disk.details(path);
  }

  realPath(path: DiskPath): DiskPath | undefined {
    return remembered(this.#realPaths, path, (at) => this.#disk.realPath(at));
  }

  /** A listing tells files and directories from links: thousands of paths are followed name by name. */
  link(path: DiskPath): string | undefined {
    const listed = this.listed(path);
    if (listed !== undefined && listed !== 'unknown') return undefined;
    return remembered(this.#links, path, (at) => this.#disk.link(at));
  }

  blocked(path: DiskPath): string | undefined {
    return remembered(this.#blocked, path, (at) =>
      this.#isUnlisted(at) ? undefined : this.#disk.blocked(at),
    );
  }

  /** The nearest listing above says that it is not there, nor anything on the way to it. */
  #isUnlisted(path: DiskPath): boolean {
    for (const at of upwards(path)) {
      const listing = at === '/' ? undefined : this.#lists.get(directoryOf(at));
      if (listing !== undefined) return !listing.kinds.has(baseName(at));
    }
    return false;
  }
}
