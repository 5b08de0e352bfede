/** The real disk as a FileSystem, and the one function of the project that writes a file. */
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  type Dirent,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import type { DiskPath } from '../site/path.js';
import type { EntryKind, FileDetails, FileStatus, FileSystem, ReadResult } from './disk/files.js';
import { baseName, child, directoryOf, resolve } from './disk/paths.js';

/** No configuration file is this large; what is, is an image with a misleading name. */
const LARGEST = 64 * 1024 * 1024;
const HEAD = 8192;
/** In so much of a program it says its name and its version. */
const PROGRAM_HEAD = 65_536;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a directory',
  ELOOP: 'its symbolic links form a loop',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'no space is left on the disk',
  EROFS: 'the file system is read-only',
  ENOENT: 'no such file or directory',
  ENOTDIR: 'a part of its path is not a directory',
  EIO: 'the disk reported an error',
  EEXIST: 'it was made by someone else in the meantime; nothing is overwritten',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The error of a system call in words for a person. */
export function reasonOf(error: unknown): string {
  return REASONS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export type Encoding = 'utf8' | 'latin1';

/** Bytes go in; their text, and how it has to be written again, come out. A byte-order mark stays part of the text, since dhcpd and others stumble over it. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  try {
    return { text: utf8.decode(bytes), encoding: 'utf8' };
  } catch {
    return { text: Buffer.from(bytes).toString('latin1'), encoding: 'latin1' };
  }
}

/** Throws where the text has characters that the encoding has not. */
export function encodeText(text: string, encoding: Encoding): Buffer {
  if (encoding === 'latin1' && /[^\x00-\xff]/.test(text)) {
    throw new Error('it is Latin-1 text, and would get characters that Latin-1 has not');
  }
  return Buffer.from(text, encoding);
}

/** A NUL far behind the head is as little text as one in it: no parser or printer has to deal with it. */
function textOf(bytes: Uint8Array, status: Stats): ReadResult {
  if (bytes.includes(0)) return binary(bytes);
  return { kind: 'text', text: decodeText(bytes).text, details: detailsOf(status) };
}

function binary(bytes: Uint8Array): ReadResult {
  return { kind: 'binary', head: Buffer.from(bytes.subarray(0, PROGRAM_HEAD)).toString('latin1') };
}

function detailsOf({ size, mode, uid, gid }: Stats): FileDetails {
  return { size, mode: mode & 0o7777, owner: { user: uid, group: gid } };
}

function readOpen(descriptor: number): ReadResult {
  const status = fstatSync(descriptor);
  if (status.isDirectory()) return { kind: 'unreadable', reason: 'it is a directory' };
  if (!status.isFile()) return { kind: 'unreadable', reason: 'it is a device, socket or pipe' };
  if (status.size > LARGEST) {
    return { kind: 'unreadable', reason: `it is larger than ${LARGEST / 1024 / 1024} MB` };
  }
  const head = Buffer.alloc(Math.min(HEAD, status.size));
  const length = head.length === 0 ? 0 : readSync(descriptor, head, 0, head.length, 0);
  if (head.subarray(0, length).includes(0)) {
    const more = Buffer.alloc(Math.min(PROGRAM_HEAD, status.size));
    return binary(more.subarray(0, readSync(descriptor, more, 0, more.length, 0)));
  }
  // Small files are whole by now. Those of /proc say that they are empty; reading on settles it.
  if (length === status.size && length > 0) return textOf(head.subarray(0, length), status);
  const bytes = Buffer.alloc(status.size === 0 ? HEAD : status.size);
  let filled = 0;
  while (filled < bytes.length) {
    const got = readSync(descriptor, bytes, filled, bytes.length - filled, filled);
    if (got === 0) break;
    filled += got;
  }
  return textOf(bytes.subarray(0, filled), status);
}

function statusKind(status: Stats): FileStatus['kind'] {
  return status.isFile() ? 'file' : status.isDirectory() ? 'directory' : 'other';
}

function kindOf(entry: Dirent): EntryKind {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'unknown';
}

export class NodeFileSystem implements FileSystem {
  read(path: DiskPath): ReadResult {
    let descriptor: number;
    try {
      // Without O_NONBLOCK, opening a pipe would wait for someone to write to it.
      descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
      if (code === 'ENXIO') return { kind: 'unreadable', reason: 'it is a device, socket or pipe' };
      return { kind: 'unreadable', reason: reasonOf(error) };
    }
    try {
      return readOpen(descriptor);
    } catch (error) {
      return { kind: 'unreadable', reason: reasonOf(error) };
    } finally {
      closeSync(descriptor);
    }
  }

  list(path: DiskPath): readonly string[] | undefined {
    try {
      return readdirSync(path).sort();
    } catch {
      return undefined;
    }
  }

  kinds(path: DiskPath): ReadonlyMap<string, EntryKind> | undefined {
    try {
      const entries = readdirSync(path, { withFileTypes: true });
      // Who may list a directory, but not search it, sees the names and nothing behind them.
      accessSync(path, constants.X_OK);
      return new Map(entries.map((entry) => [entry.name, kindOf(entry)]));
    } catch {
      return undefined;
    }
  }

  stat(path: DiskPath): FileStatus | undefined {
    try {
      const own = lstatSync(path, { throwIfNoEntry: false });
      if (own === undefined) return undefined;
      const link = own.isSymbolicLink();
      const target: Stats | undefined = link ? statSync(path, { throwIfNoEntry: false }) : own;
      if (target === undefined) return undefined;
      return { kind: statusKind(target), link, details: detailsOf(target) };
    } catch {
      return undefined;
    }
  }

  part(path: DiskPath, start: number, length: number): string | undefined {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
      const { size } = fstatSync(descriptor);
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - start)));
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, start)).toString('latin1');
    } catch {
      return undefined;
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  }

  details(path: DiskPath): FileDetails | undefined {
    try {
      return detailsOf(statSync(path));
    } catch {
      return undefined;
    }
  }

  realPath(path: DiskPath): DiskPath | undefined {
    try {
      return realpathSync.native(path);
    } catch {
      return undefined;
    }
  }

  link(path: DiskPath): string | undefined {
    try {
      return readlinkSync(path);
    } catch {
      return undefined;
    }
  }

  blocked(path: DiskPath): string | undefined {
    try {
      if (statSync(path).isDirectory()) closeSync(openSync(path, constants.O_RDONLY | constants.O_DIRECTORY));
      return undefined;
    } catch (error) {
      const code = codeOf(error);
      return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : reasonOf(error);
    }
  }
}

/** Where a write to `path` lands: symbolic links followed, also one whose target is yet to be made. */
function targetOf(path: DiskPath): string {
  let at = path;
  for (let left = 40; left > 0; left--) {
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return at;
    at = resolve(directoryOf(at), readlinkSync(at));
  }
  return at;
}

/** What is to stand in a file. */
export interface Replacement {
  readonly path: DiskPath;
  /** What stood there when it was read; undefined where nothing was. */
  readonly before: string | undefined;
  readonly after: string;
  /** A symbolic link at the path is written through; without this it is refused. */
  readonly followLink?: boolean;
}

/** A file that is there: what has to stay as it is. */
interface Existing {
  readonly status: Stats;
  readonly encoding: Encoding;
}

/** Throws where the file is not, or no longer, what was read, or where the user may not write it. */
function existingFile(target: string, before: string): Existing {
  // Opened for writing too: who may write in the directory could replace a file that they may not write.
  const descriptor = openSync(target, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw new Error('it is no regular file');
    const { text, encoding } = decodeText(readFileSync(descriptor));
    if (text !== before) throw new Error('it was changed after it was read; nothing is overwritten');
    return { status, encoding };
  } finally {
    closeSync(descriptor);
  }
}

/** Names of the files that a write makes beside its target and renames; a killed one leaves it behind. */
const TEMPORARY = /^\..+\.diskless-lint-(\d+)-\d+\.tmp$/;

let written = 0;

function temporaryName(target: string): string {
  written += 1;
  const name = `.${baseName(target).slice(0, 100)}.diskless-lint-${process.pid}-${written}.tmp`;
  return child(directoryOf(target), name);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Removes what killed writes left in a directory. One of our own number is left over as well: a write ends before the next begins. */
function clearLeftovers(directory: DiskPath): void {
  for (const name of readdirSync(directory)) {
    const pid = Number(TEMPORARY.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || (pid !== process.pid && isRunning(pid))) continue;
    try {
      unlinkSync(child(directory, name));
    } catch {
      // Another user's; it does no harm where it lies.
    }
  }
}

/** The new file belongs to whom the old one belonged, or there is none. */
function takeOver(descriptor: number, { status }: Existing): void {
  const own = fstatSync(descriptor);
  if (own.uid !== status.uid || own.gid !== status.gid) {
    try {
      fchownSync(descriptor, status.uid, status.gid);
    } catch {
      throw new Error('it belongs to another user or group, and would be taken from them');
    }
  }
  fchmodSync(descriptor, status.mode & 0o7777);
}

/** What some file systems answer that know no second name for a file. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** A rename would overwrite what came to be at the target; a second name is given only where there is none. */
function place(temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error))) throw error;
    copyFileSync(temporary, target, constants.COPYFILE_EXCL);
  }
  unlinkSync(temporary);
}

/** Puts the finished file in its place; whatever got there in the meantime is not overwritten. */
function put(temporary: string, target: string, existing: Existing | undefined): void {
  if (existing === undefined) {
    place(temporary, target);
    return;
  }
  const now = lstatSync(target, { throwIfNoEntry: false });
  const { ino, mtimeMs, size } = existing.status;
  if (now?.ino !== ino || now.mtimeMs !== mtimeMs || now.size !== size) {
    throw new Error('it was changed after it was read; nothing is overwritten');
  }
  renameSync(temporary, target);
}

/**
 * Replaces a file, or makes it: either all of the new text is there or nothing has changed. Owner, mode and encoding
 * stay what they were. Throws, with the reason as its message or as the error of a system call.
 */
export function writeFile({ path, before, after, followLink = false }: Replacement): void {
  const target = followLink ? targetOf(path) : path;
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there?.isSymbolicLink() === true) throw new Error('it is a symbolic link, which is not followed here');
  if (before === undefined && there !== undefined) {
    throw new Error('it was made by someone else in the meantime; nothing is overwritten');
  }
  const existing = before === undefined ? undefined : existingFile(target, before);
  const bytes = encodeText(after, existing?.encoding ?? 'utf8');
  clearLeftovers(directoryOf(target));
  const temporary = temporaryName(target);
  const descriptor = openSync(temporary, 'wx', existing === undefined ? 0o666 : 0o600);
  try {
    try {
      writeFileSync(descriptor, bytes);
      if (existing !== undefined) takeOver(descriptor, existing);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    put(temporary, target, existing);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
