/** A file system goes in, the same one with open editor buffers on top comes out. Every answer is kept until a change is announced. */
import { isWithin, normalise } from '../site/serverpath.js';
import type { FileStatus, FileSystem, ReadResult } from './files.js';
import { baseName, directoryOf, upwards } from './paths.js';

/** Answers of a disk by path; `undefined` is an answer too. */
function remembered<T>(cache: Map<string, T>, path: string, ask: (path: string) => T): T {
  const known = cache.get(path);
  if (known !== undefined || cache.has(path)) return known as T;
  const answer = ask(path);
  cache.set(path, answer);
  return answer;
}

export class OverlayFileSystem implements FileSystem {
  readonly #below: FileSystem;
  readonly #texts = new Map<string, ReadResult>();
  readonly #lists = new Map<string, readonly string[] | undefined>();
  /** The names of a listing, for quick look-ups. */
  readonly #names = new WeakMap<readonly string[], ReadonlySet<string>>();
  readonly #states = new Map<string, FileStatus | undefined>();
  readonly #realPaths = new Map<string, string | undefined>();
  readonly #links = new Map<string, string | undefined>();
  readonly #blocked = new Map<string, string | undefined>();
  readonly #buffers = new Map<string, string>();
  /** Names that buffers add to directories, those directories' own names included. */
  readonly #added = new Map<string, Set<string>>();

  constructor(below: FileSystem) {
    this.#below = below;
  }

  setBuffer(path: string, text: string): void {
    this.#buffers.set(path, text);
    this.#noteAdded();
  }

  clearBuffer(path: string): void {
    this.#buffers.delete(path);
    this.#noteAdded();
    this.invalidate(path);
  }

  buffer(path: string): string | undefined {
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

  /** Forgets what is known about a path, the listing it stands in, and everything below it. */
  invalidate(path: string): void {
    const at = normalise(path);
    const wasFile = this.#states.get(at)?.kind === 'file' || this.#texts.get(at)?.kind === 'text';
    const caches: Map<string, unknown>[] = [
      this.#texts,
      this.#lists,
      this.#states,
      this.#realPaths,
      this.#links,
      this.#blocked,
    ];
    for (const cache of caches) {
      cache.delete(at);
      // A file may have been made together with the directories above it.
      for (const parent of upwards(directoryOf(at))) {
        if (cache === this.#lists || this.#states.get(parent) === undefined) cache.delete(parent);
      }
      if (wasFile && this.#below.stat(at)?.kind === 'file') continue;
      for (const key of cache.keys()) if (isWithin(key, at)) cache.delete(key);
    }
  }

  #bufferFor(path: string): string | undefined {
    if (this.#buffers.size === 0) return undefined;
    const own = this.#buffers.get(path);
    if (own !== undefined) return own;
    // The editor names a file by its real path where the site reaches it through a link.
    const real = this.realPath(path);
    return real === undefined || real === path ? undefined : this.#buffers.get(real);
  }

  read(path: string): ReadResult {
    const text = this.#bufferFor(path);
    if (text !== undefined) return { kind: 'text', text };
    return remembered(this.#texts, path, (at) => this.#below.read(at));
  }

  list(path: string): readonly string[] | undefined {
    const names = remembered(this.#lists, path, (at) => this.#below.list(at));
    const added = this.#added.get(path);
    if (added === undefined) return names;
    return [...new Set([...(names ?? []), ...added])].sort();
  }

  stat(path: string): FileStatus | undefined {
    const status = remembered(this.#states, path, (at) => this.#stat(at));
    if (status !== undefined) return status;
    const text = this.#buffers.get(path);
    if (text !== undefined) return { kind: 'file', size: text.length, mode: 0o644, link: false };
    return this.#added.has(path) ? { kind: 'directory', size: 0, mode: 0o755, link: false } : undefined;
  }

  /** The disk is not asked for what is in no listing, or below what is not there. */
  #stat(path: string): FileStatus | undefined {
    return this.#isAbsent(path) ? undefined : this.#below.stat(path);
  }

  #isAbsent(path: string): boolean {
    if (path === '/') return false;
    const directory = directoryOf(path);
    const names = this.#listed(directory);
    if (names !== undefined) return !names.has(baseName(path));
    if (this.#states.has(directory)) return this.#states.get(directory) === undefined;
    return this.#isAbsent(directory);
  }

  #listed(directory: string): ReadonlySet<string> | undefined {
    const list = this.#lists.get(directory);
    if (list === undefined) return undefined;
    const known = this.#names.get(list);
    if (known !== undefined) return known;
    const made = new Set(list);
    this.#names.set(list, made);
    return made;
  }

  realPath(path: string): string | undefined {
    const real = remembered(this.#realPaths, path, (at) => this.#below.realPath(at));
    if (real !== undefined) return real;
    return this.#buffers.has(path) || this.#added.has(path) ? path : undefined;
  }

  link(path: string): string | undefined {
    return this.#buffers.has(path) ? undefined : remembered(this.#links, path, (at) => this.#below.link(at));
  }

  blocked(path: string): string | undefined {
    if (this.#buffers.has(path) || this.#added.has(path)) return undefined;
    return remembered(this.#blocked, path, (at) =>
      this.#isUnlisted(at) ? undefined : this.#below.blocked(at),
    );
  }

  /** The nearest listing above says that it is not there, nor anything on the way to it. */
  #isUnlisted(path: string): boolean {
    for (const at of upwards(path)) {
      const names = at === '/' ? undefined : this.#listed(directoryOf(at));
      if (names !== undefined) return !names.has(baseName(at));
    }
    return false;
  }
}
