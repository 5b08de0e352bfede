/** The folder that `generate --out` names goes in; what lies in it, no link followed, comes out. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Found,
  readRecord,
  recordName,
  type Target,
  type WrittenFiles,
} from '../../service/generate.js';
import { NodeFileSystem } from '../../workspace/node.js';
import { Failure } from '../failure.js';

export class OutputFolder implements Target {
  readonly path: string;
  /** The text of the record; undefined where none is. */
  readonly record: string | undefined;
  readonly written: WrittenFiles;
  readonly #files = new NodeFileSystem();

  constructor(path: string, shown: (path: string) => string) {
    this.path = path;
    const found = this.look(recordName);
    const name = shown(recordName);
    if (found.kind === 'link')
      throw new Failure(`${name}: it is a symbolic link, which generate does not follow`);
    if (found.kind === 'unreadable') throw new Failure(`${name}: cannot be read: ${found.reason}`);
    this.record = found.kind === 'text' ? found.text : undefined;
    const written = this.record === undefined ? new Map() : readRecord(this.record);
    if (written === undefined) {
      throw new Failure(`${name}: this is not the record that generate wrote; remove it or bring it back`);
    }
    this.written = written;
  }

  look(path: string): Found {
    let at = this.path;
    for (const name of path.split('/')) {
      at = join(at, name);
      if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() === true) return { kind: 'link' };
    }
    const read = this.#files.read(at);
    return read.kind === 'binary' ? { kind: 'unreadable', reason: 'it is a binary file' } : read;
  }

  list(path: string): readonly string[] {
    const directory = join(this.path, path);
    if (lstatSync(directory, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
    return readdirSync(directory, { withFileTypes: true }).flatMap((entry) =>
      entry.isFile() || entry.isDirectory() ? [entry.name] : [],
    );
  }

  fingerprint(text: string): string {
    return createHash('sha256').update(text).digest('hex');
  }
}
