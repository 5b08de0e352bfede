/** Texts by path go in, a file system comes out: for tests, examples and texts that are on no disk. */

import type { FileOwner } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import { baseName, normalise } from '../../site/serverpath.js';
import type { FileDetails, FileStatus, FileSystem, ReadResult } from './files.js';
import { child, directoryOf, resolve, upwards } from './paths.js';

export interface MemoryOptions {
  /** Directory that relative paths start from. */
  readonly base?: string;
  /** Permission bits by path; 0644 for other files, 0755 for other directories. A file without read bits cannot be read. */
  readonly modes?: Readonly<Record<string, number>>;
  /** Of files and directories that are not root's. */
  readonly owners?: Readonly<Record<string, FileOwner>>;
  /** Link → target. */
  readonly symlinks?: Readonly<Record<string, string>>;
  /** Empty directories. */
  readonly directories?: readonly string[];
}

type Entry =
  | { readonly kind: 'file'; readonly text: string; readonly mode: number }
  | { readonly kind: 'directory'; readonly names: Set<string>; readonly mode: number }
  | { readonly kind: 'link'; readonly target: string };

export class MemoryFileSystem implements FileSystem {
  readonly #entries = new Map<string, Entry>();
  readonly #options: MemoryOptions;

  constructor(files: Readonly<Record<string, string>>, options: MemoryOptions = {}) {
    this.#options = options;
    this.#directory('/');
    for (const path of options.directories ?? []) this.#directory(this.#absolute(path));
    for (const [path, target] of Object.entries(options.symlinks ?? {})) {
      this.#put(this.#absolute(path), { kind: 'link', target });
    }
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  #absolute(path: DiskPath): string {
    return resolve(this.#options.base ?? '/', path);
  }

  #mode(path: DiskPath, otherwise: number): number {
    for (const [name, mode] of Object.entries(this.#options.modes ?? {})) {
      if (this.#absolute(name) === path) return mode;
    }
    return otherwise;
  }

  #directory(path: DiskPath): Set<string> {
    const at = this.#entries.get(path);
    if (at?.kind === 'directory') return at.names;
    const names = new Set<string>();
    this.#entries.set(path, { kind: 'directory', names, mode: this.#mode(path, 0o755) });
    if (path !== '/') this.#directory(directoryOf(path)).add(baseName(path));
    return names;
  }

  #put(path: DiskPath, entry: Entry): void {
    this.#entries.set(path, entry);
    this.#directory(directoryOf(path)).add(baseName(path));
  }

  /** Writes a file, also over an existing one. A path that ends in a slash makes an empty directory. */
  write(path: DiskPath, text: string): void {
    const at = this.#absolute(path);
    if (path.endsWith('/')) this.#directory(at);
    else this.#put(at, { kind: 'file', text, mode: this.#mode(at, 0o644) });
  }

  remove(path: DiskPath): void {
    const at = this.#absolute(path);
    this.#entries.delete(at);
    const parent = this.#entries.get(directoryOf(at));
    if (parent?.kind === 'directory') parent.names.delete(baseName(at));
  }

  realPath(path: DiskPath): DiskPath | undefined {
    let left = 40;
    const waiting = normalise(path)
      .split('/')
      .filter((part) => part !== '')
      .reverse();
    let at = '/';
    for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
      const here = part === '..' ? directoryOf(at) : child(at, part);
      const entry = this.#entries.get(here);
      if (entry === undefined) return undefined;
      if (entry.kind === 'link') {
        if (left-- === 0) return undefined;
        if (entry.target.startsWith('/')) at = '/';
        waiting.push(
          ...entry.target
            .split('/')
            .filter((word) => word !== '' && word !== '.')
            .reverse(),
        );
      } else at = here;
    }
    return at;
  }

  #at(path: DiskPath): Exclude<Entry, { kind: 'link' }> | undefined {
    const real = this.realPath(path);
    const entry = real === undefined ? undefined : this.#entries.get(real);
    return entry?.kind === 'link' ? undefined : entry;
  }

  read(path: DiskPath): ReadResult {
    const entry = this.#at(path);
    if (entry === undefined) return { kind: 'missing' };
    if (entry.kind === 'directory') return { kind: 'unreadable', reason: 'it is a directory' };
    if ((entry.mode & 0o444) === 0) return { kind: 'unreadable', reason: 'permission denied' };
    return entry.text.slice(0, 8192).includes('\0')
      ? { kind: 'binary', head: entry.text.slice(0, 65_536) }
      : { kind: 'text', text: entry.text };
  }

  list(path: DiskPath): readonly string[] | undefined {
    if (this.blocked(path) !== undefined) return undefined;
    const entry = this.#at(path);
    return entry?.kind === 'directory' ? [...entry.names].sort() : undefined;
  }

  stat(path: DiskPath): FileStatus | undefined {
    const entry = this.#at(path);
    if (entry === undefined || this.blocked(directoryOf(normalise(path))) !== undefined) return undefined;
    const parent = this.realPath(directoryOf(normalise(path)));
    const own = parent === undefined ? undefined : child(parent, baseName(path));
    const link = own !== undefined && this.#entries.get(own)?.kind === 'link';
    return { kind: entry.kind, link };
  }

  part(path: DiskPath, start: number, length: number): string | undefined {
    const entry = this.#at(path);
    if (entry?.kind !== 'file' || (entry.mode & 0o444) === 0) return undefined;
    return entry.text.slice(start, start + length);
  }

  details(path: DiskPath): FileDetails | undefined {
    const entry = this.stat(path) === undefined ? undefined : this.#at(path);
    if (entry === undefined) return undefined;
    const size = entry.kind === 'file' ? entry.text.length : 0;
    const owners = Object.entries(this.#options.owners ?? {});
    const owner = owners.find(([name]) => this.#absolute(name) === path)?.[1];
    return { size, mode: entry.mode, ...(owner === undefined ? {} : { owner }) };
  }

  link(path: DiskPath): string | undefined {
    const entry = this.#entries.get(normalise(path));
    return entry?.kind === 'link' ? entry.target : undefined;
  }

  /** A directory without any permission keeps all that is in it from view. */
  blocked(path: DiskPath): string | undefined {
    for (const at of upwards(normalise(path))) {
      const entry = this.#at(at);
      if (entry?.kind === 'directory' && (entry.mode & 0o111) === 0) return 'permission denied';
    }
    return undefined;
  }
}
