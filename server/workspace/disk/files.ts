/** The one port to a disk: paths go in, texts and listings come out. Errors are values. All paths are absolute, with `/`. */

/** What is seldom asked, and costs a look at the file. Of the target where the path is a symbolic link. */
import type { FileOwner } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';

export interface FileDetails {
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  /** Whose it is, where the disk tells. */
  readonly owner?: FileOwner;
}

export type ReadResult =
  /** The details where they came along. */
  | { readonly kind: 'text'; readonly text: string; readonly details?: FileDetails }
  | { readonly kind: 'missing' }
  /** Holds a NUL byte or is not UTF-8 or Latin-1 text. `head`: what it begins with, a character for each byte. */
  | { readonly kind: 'binary'; readonly head?: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface FileStatus {
  /** Of the target where the path is a symbolic link. */
  readonly kind: 'file' | 'directory' | 'other';
  readonly link: boolean;
  /** Where they came along. */
  readonly details?: FileDetails;
}

/** What a listing tells of a name in it: links and everything unusual are `unknown`. */
export type EntryKind = 'file' | 'directory' | 'unknown';

/**
 * Synchronous on purpose: discovery follows references from file to file, and a whole site is some dozens of small
 * reads. An editor's server stays responsive because every result is cached until a change is announced.
 */
export interface FileSystem {
  read(path: DiskPath): ReadResult;
  /** Names in a directory, sorted; undefined when it is no directory or cannot be read. */
  list(path: DiskPath): readonly string[] | undefined;
  /** The same names with what each is, where the disk tells that along and lets us look at them. */
  kinds?(path: DiskPath): ReadonlyMap<string, EntryKind> | undefined;
  /** So many octets of a file from a place on, a character for each; fewer where it ends before, undefined where it cannot be read. */
  part(path: DiskPath, start: number, length: number): string | undefined;
  stat(path: DiskPath): FileStatus | undefined;
  /** What a listing that was asked for before tells of a path; undefined where none was, or there is more to it. */
  listed?(path: DiskPath): EntryKind | 'absent' | undefined;
  details(path: DiskPath): FileDetails | undefined;
  /** The path with symbolic links resolved; undefined when nothing is there. */
  realPath(path: DiskPath): DiskPath | undefined;
  /** What a symbolic link holds; undefined for everything else. */
  link(path: DiskPath): string | undefined;
  /** Why nobody can tell what is at a path, or in a directory; undefined where it is there to be read, or is not there. */
  blocked(path: DiskPath): string | undefined;
}
