/** The real disk as a FileSystem, and the one function of the project that writes a file. */
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import type { FileStatus, FileSystem, ReadResult } from './files.js';
import { baseName, child, directoryOf, resolve } from './paths.js';

/** No configuration file is this large; what is, is an image with a misleading name. */
const LARGEST = 64 * 1024 * 1024;
const HEAD = 8192;

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
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The error of a system call in words for a person. */
export function reasonOf(error: unknown): string {
  return REASONS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A byte-order mark stays part of the text, since dhcpd and others stumble over it. */
function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
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
  if (head.subarray(0, length).includes(0)) return { kind: 'binary' };
  // Small files are whole by now. Those of /proc say that they are empty; reading on settles it.
  if (length === status.size && length > 0) return { kind: 'text', text: decode(head.subarray(0, length)) };
  const bytes = Buffer.alloc(status.size === 0 ? HEAD : status.size);
  let filled = 0;
  while (filled < bytes.length) {
    const got = readSync(descriptor, bytes, filled, bytes.length - filled, filled);
    if (got === 0) break;
    filled += got;
  }
  return { kind: 'text', text: decode(bytes.subarray(0, filled)) };
}

export class NodeFileSystem implements FileSystem {
  read(path: string): ReadResult {
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

  list(path: string): readonly string[] | undefined {
    try {
      return readdirSync(path).sort();
    } catch {
      return undefined;
    }
  }

  stat(path: string): FileStatus | undefined {
    try {
      const own = lstatSync(path, { throwIfNoEntry: false });
      if (own === undefined) return undefined;
      const link = own.isSymbolicLink();
      const target: Stats | undefined = link ? statSync(path, { throwIfNoEntry: false }) : own;
      if (target === undefined) return undefined;
      const kind = target.isFile() ? 'file' : target.isDirectory() ? 'directory' : 'other';
      return { kind, size: target.size, mode: target.mode & 0o7777, link };
    } catch {
      return undefined;
    }
  }

  realPath(path: string): string | undefined {
    try {
      return realpathSync.native(path);
    } catch {
      return undefined;
    }
  }
}

/** Where a write to `path` lands: symbolic links followed, also one whose target is yet to be made. */
function targetOf(path: string): string {
  let at = path;
  for (let left = 40; left > 0; left--) {
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return at;
    at = resolve(directoryOf(at), readlinkSync(at));
  }
  return at;
}

/** A file that was read as Latin-1 is written as Latin-1, so that bytes outside of an edit stay what they were. */
function encode(target: string, existing: Stats | undefined, text: string): Buffer {
  if (existing !== undefined && !/[^\x00-\xff]/.test(text) && /[^\x00-\x7f]/.test(text)) {
    const before = readFileSync(target);
    try {
      utf8.decode(before);
    } catch {
      return Buffer.from(text, 'latin1');
    }
  }
  return Buffer.from(text, 'utf8');
}

let written = 0;

/**
 * Replaces a file, or makes it: either all of the new text is there or nothing has changed. The mode of an existing
 * file is kept, and its owner where we may. Throws the error of the system call when it cannot be done.
 */
export function writeAtomically(path: string, text: string): void {
  const target = targetOf(path);
  const existing = statSync(target, { throwIfNoEntry: false });
  const bytes = encode(target, existing, text);
  written += 1;
  const temporary = child(
    directoryOf(target),
    `.${baseName(target).slice(0, 100)}.${process.pid}-${written}.tmp`,
  );
  const mode = existing === undefined ? 0o666 : existing.mode & 0o7777;
  const descriptor = openSync(temporary, 'wx', mode);
  try {
    try {
      writeFileSync(descriptor, bytes);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (existing !== undefined) {
      try {
        chownSync(temporary, existing.uid, existing.gid);
      } catch {
        // Only the administrator may give files away; for others the file becomes their own.
      }
      chmodSync(temporary, mode);
    }
    renameSync(temporary, target);
  } catch (error) {
    unlinkSync(temporary);
    throw error;
  }
}
