/** A disk goes in, the same disk comes out with PXELINUX links followed that were stored as text: git without symbolic links, or an archive, leaves a file that holds nothing but the path. */
import type { DiskPath } from '../../site/path.js';
import type { EntryKind, FileDetails, FileStatus, FileSystem, ReadResult } from './files.js';
import { baseName, directoryOf, resolve } from './paths.js';

/** Longer names do not occur. */
const LONGEST = 255;
const FOLDER = 'pxelinux.cfg';
const IN_FOLDER = `/${FOLDER}`;

export class LinkTextFileSystem implements FileSystem {
  readonly #below: FileSystem;
  /** Of paths that such a folder is part of. */
  readonly #targets = new Map<DiskPath, DiskPath>();

  /** `below` is asked the same again and again: it is to remember its answers. */
  constructor(below: FileSystem) {
    this.#below = below;
  }

  /** Something was changed: what leads where is looked up anew. */
  forget(): void {
    this.#targets.clear();
  }

  /** Where such a file leads; the path itself where it is none. Links to links are not followed further. */
  #target(path: DiskPath): DiskPath {
    const at = path.indexOf(IN_FOLDER);
    if (at < 0) return path;
    const known = this.#targets.get(path);
    if (known !== undefined) return known;
    const target = this.#follow(path, at);
    this.#targets.set(path, target);
    return target;
  }

  /** `at`: where the folder's name begins. */
  #follow(path: DiskPath, at: number): DiskPath {
    const folder = path.slice(0, at + IN_FOLDER.length);
    const rest = path.slice(folder.length);
    if (rest !== '' && !rest.startsWith('/')) return path;
    const led = this.#linked(folder);
    // The path itself is known already to whoever remembers answers by it; one put together anew is not.
    const inside = led === folder ? path : led + rest;
    return rest === '' || baseName(directoryOf(inside)) !== FOLDER ? inside : this.#linked(inside);
  }

  #linked(path: DiskPath): DiskPath {
    if (this.#below.stat(path)?.kind !== 'file') return path;
    const result = this.#below.read(path);
    if (result.kind !== 'text' || result.text.length > LONGEST) return path;
    if (!/^[^\s/][^\s]*\/[^\s]*$/.test(result.text)) return path;
    const target = resolve(directoryOf(path), result.text);
    return this.#below.stat(target) === undefined ? path : target;
  }

  read(path: DiskPath): ReadResult {
    return this.#below.read(this.#target(path));
  }

  list(path: DiskPath): readonly string[] | undefined {
    return this.#below.list(this.#target(path));
  }

  /** Nothing of a file that stands for a link. */
  listed(path: DiskPath): EntryKind | 'absent' | undefined {
    return this.#target(path) === path ? this.#below.listed?.(path) : undefined;
  }

  stat(path: DiskPath): FileStatus | undefined {
    const target = this.#target(path);
    const status = this.#below.stat(target);
    return target === path || status === undefined ? status : { ...status, link: true };
  }

  part(path: DiskPath, start: number, length: number): string | undefined {
    return this.#below.part(this.#target(path), start, length);
  }

  details(path: DiskPath): FileDetails | undefined {
    return this.#below.details(this.#target(path));
  }

  realPath(path: DiskPath): DiskPath | undefined {
    return this.#below.realPath(this.#target(path));
  }

  link(path: DiskPath): string | undefined {
    return this.#below.link(path);
  }

  blocked(path: DiskPath): string | undefined {
    return this.#below.blocked(this.#target(path));
  }
}
