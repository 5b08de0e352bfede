/** A file system and paths go in; the same one where nothing is at those paths comes out. */
import type { DiskPath } from '../../site/path.js';
import type { FileDetails, FileStatus, FileSystem, ReadResult } from './files.js';
import { child } from './paths.js';

export class WithoutFiles implements FileSystem {
  readonly #below: FileSystem;
  readonly #gone: ReadonlySet<string>;

  constructor(below: FileSystem, gone: ReadonlySet<string>) {
    this.#below = below;
    this.#gone = gone;
  }

  #isGone(path: DiskPath): boolean {
    if (this.#gone.size === 0) return false;
    if (this.#gone.has(path)) return true;
    // The paths are real ones, where the site may reach a file through a link.
    const real = this.#below.realPath(path);
    return real !== undefined && this.#gone.has(real);
  }

  read(path: DiskPath): ReadResult {
    return this.#isGone(path) ? { kind: 'missing' } : this.#below.read(path);
  }

  list(path: DiskPath): readonly string[] | undefined {
    return this.#below.list(path)?.filter((name) => !this.#gone.has(child(path, name)));
  }

  stat(path: DiskPath): FileStatus | undefined {
    return this.#isGone(path) ? undefined : this.#below.stat(path);
  }

  part(path: DiskPath, start: number, length: number): string | undefined {
    return this.#isGone(path) ? undefined : this.#below.part(path, start, length);
  }

  details(path: DiskPath): FileDetails | undefined {
    return this.#isGone(path) ? undefined : this.#below.details(path);
  }

  realPath(path: DiskPath): DiskPath | undefined {
    const real = this.#below.realPath(path);
    return real !== undefined && (this.#gone.has(path) || this.#gone.has(real)) ? undefined : real;
  }

  link(path: DiskPath): string | undefined {
    return this.#gone.has(path) ? undefined : this.#below.link(path);
  }

  blocked(path: DiskPath): string | undefined {
    return this.#isGone(path) ? undefined : this.#below.blocked(path);
  }
}
