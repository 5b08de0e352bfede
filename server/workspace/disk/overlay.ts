/** A file system goes in, the same one with open editor buffers on top comes out. */
import type { DiskPath } from '../../site/path.js';
import type { EntryKind, FileDetails, FileStatus, FileSystem, ReadResult } from './files.js';
import { baseName, directoryOf, upwards } from './paths.js';

export class OverlayFileSystem implements FileSystem {
  readonly #below: FileSystem;
  readonly #buffers = new Map<string, string>();
  /** Names that buffers add to directories, those directories' own names included. */
  readonly #added = new Map<string, Set<string>>();

  constructor(below: FileSystem) {
    this.#below = below;
  }

  setBuffer(path: DiskPath, text: string): void {
    this.#buffers.set(path, text);
    this.#noteAdded();
  }

  clearBuffer(path: DiskPath): void {
    this.#buffers.delete(path);
    this.#noteAdded();
  }

  buffer(path: DiskPath): string | undefined {
    return this.#buffers.get(path);
  }

  #noteAdded(): void {
    this.#added.clear();
    for (const path of this.#buffers.keys()) {
      for (const at of upwards(path)) {
        if (at === '/') break;
        const directory = directoryOf(at);
        const names = this.#added.get(directory);
        if (names !== undefined) names.add(baseName(at));
        else this.#added.set(directory, new Set([baseName(at)]));
      }
    }
  }

  #bufferFor(path: DiskPath): string | undefined {
    if (this.#buffers.size === 0) return undefined;
    const own = this.#buffers.get(path);
    if (own !== undefined) return own;
    // The editor names a file by its real path where the site reaches it through a link.
    const real = this.realPath(path);
    return real === undefined || real === path ? undefined : this.#buffers.get(real);
  }

  read(path: DiskPath): ReadResult {
    const text = this.#bufferFor(path);
    return text === undefined ? this.#below.read(path) : { kind: 'text', text };
  }

  list(path: DiskPath): readonly string[] | undefined {
    const names = this.#below.list(path);
    const added = this.#added.get(path);
    if (added === undefined) return names;
    return [...new Set([...(names ?? []), ...added])].sort();
  }

  listed(path: DiskPath): EntryKind | 'absent' | undefined {
    const listed = this.#below.listed?.(path);
    if (listed !== 'absent') return listed;
    return this.#buffers.has(path) ? 'file' : this.#added.has(path) ? 'directory' : 'absent';
  }

  stat(path: DiskPath): FileStatus | undefined {
    const status = this.#below.stat(path);
    if (status !== undefined) return status;
    if (this.#buffers.has(path)) return { kind: 'file', link: false };
    return this.#added.has(path) ? { kind: 'directory', link: false } : undefined;
  }

  /** An editor opens texts only. */
  part(path: DiskPath, start: number, length: number): string | undefined {
    return this.#below.part(path, start, length);
  }

  details(path: DiskPath): FileDetails | undefined {
    const details = this.#below.details(path);
    if (details !== undefined) return details;
    const text = this.#buffers.get(path);
    if (text !== undefined) return { size: text.length, mode: 0o644 };
    return this.#added.has(path) ? { size: 0, mode: 0o755 } : undefined;
  }

  realPath(path: DiskPath): DiskPath | undefined {
    const real = this.#below.realPath(path);
    if (real !== undefined) return real;
    return this.#buffers.has(path) || this.#added.has(path) ? path : undefined;
  }

  link(path: DiskPath): string | undefined {
    return this.#buffers.has(path) ? undefined : this.#below.link(path);
  }

  blocked(path: DiskPath): string | undefined {
    return this.#buffers.has(path) || this.#added.has(path) ? undefined : this.#below.blocked(path);
  }
}
