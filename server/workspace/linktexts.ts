/** A disk goes in, the same disk comes out with PXELINUX links followed that were stored as text: git without symbolic links, or an archive, leaves a file that holds nothing but the path. */
import type { FileStatus, FileSystem, ReadResult } from './files.js';
import { baseName, directoryOf, resolve } from './paths.js';

/** Longer names do not occur, and only small files are worth a look. */
const LONGEST = 255;
const FOLDER = 'pxelinux.cfg';

/** Where a path leads, and what of that was seen on the way. */
interface Looked {
  readonly target: string;
  readonly status?: FileStatus | undefined;
  readonly result?: ReadResult;
}

export class LinkTextFileSystem implements FileSystem {
  readonly #below: FileSystem;

  constructor(below: FileSystem) {
    this.#below = below;
  }

  /** Where such a file leads; the path itself where it is none. Links to links are not followed further. */
  #target(path: string): Looked {
    const at = path.indexOf(`/${FOLDER}`);
    if (at < 0) return { target: path };
    const folder = path.slice(0, at + 1 + FOLDER.length);
    const rest = path.slice(folder.length);
    if (rest !== '' && !rest.startsWith('/')) return { target: path };
    if (rest === '') return this.#linked(folder);
    const inside = this.#linked(folder).target + rest;
    return baseName(directoryOf(inside)) !== FOLDER ? { target: inside } : this.#linked(inside);
  }

  #linked(path: string): Looked {
    const status = this.#below.stat(path);
    if (status?.kind !== 'file' || status.size === 0 || status.size > LONGEST)
      return { target: path, status };
    const result = this.#below.read(path);
    if (result.kind !== 'text' || !/^[^\s/][^\s]*\/[^\s]*$/.test(result.text)) {
      return { target: path, status, result };
    }
    const target = resolve(directoryOf(path), result.text);
    return this.#below.stat(target) === undefined ? { target: path, status, result } : { target };
  }

  read(path: string): ReadResult {
    const { target, result } = this.#target(path);
    return result ?? this.#below.read(target);
  }

  list(path: string): readonly string[] | undefined {
    return this.#below.list(this.#target(path).target);
  }

  stat(path: string): FileStatus | undefined {
    const { target, status: seen } = this.#target(path);
    const status = seen ?? this.#below.stat(target);
    return target === path || status === undefined ? status : { ...status, link: true };
  }

  realPath(path: string): string | undefined {
    return this.#below.realPath(this.#target(path).target);
  }

  link(path: string): string | undefined {
    return this.#below.link(path);
  }

  blocked(path: string): string | undefined {
    return this.#below.blocked(this.#target(path).target);
  }
}
