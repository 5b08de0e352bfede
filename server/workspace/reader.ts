/** A path and a language go in, the parsed file comes out and is noted as part of the site; so is what could not be read. */

import { confirms, type DocumentTypes, type LanguageId, refutes } from '../../grammars/index.js';
import { bearsHoles, madeFrom } from '../../grammars/text/index.js';
import type { SiteFile, UnreadableFile } from '../site/model.js';
import type { DiskPath, ServerPath } from '../site/path.js';
import type { SourceFile } from '../site/source.js';
import type { ServerDisk } from './disk/serverdisk.js';
import type { Documents } from './documents.js';

/** More files than any real site has: what is beyond is left unread rather than read for hours. */
const MOST_FILES = 100_000;

/** Names of one directory that are looked at, where a site keeps a handful. */
export const MOST_PER_DIRECTORY = 500;

export class SiteReader {
  readonly disk: ServerDisk;
  readonly documents: Documents;
  readonly files = new Map<DiskPath, SiteFile>();
  /** Texts of files that no language of ours is for, in which something is said. */
  readonly around = new Map<DiskPath, string>();
  readonly #ignored: (path: DiskPath) => boolean;
  readonly #unreadable = new Map<DiskPath, UnreadableFile>();

  constructor(disk: ServerDisk, documents: Documents, ignored: (path: DiskPath) => boolean) {
    this.disk = disk;
    this.documents = documents;
    this.#ignored = ignored;
  }

  get unreadable(): UnreadableFile[] {
    const directories = [...this.disk.unlisted].map(([path, reason]) => ({ path, reason }));
    return [...this.#unreadable.values(), ...directories].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Nobody can tell what the file says, or it is behind a link that leads out: that is not the same as not there. */
  #notThere(file: DiskPath): void {
    const { files } = this.disk;
    const outside =
      files.stat(file) === undefined ? undefined : 'it lies behind a link that leads out of the site';
    const reason = outside ?? files.blocked(file);
    if (reason !== undefined) this.#noteUnreadable(file, reason);
  }

  /** A link to /dev/null is how systemd writes that a unit is masked: there is nothing to read, whether the device is in the site or not. */
  #noteUnreadable(file: DiskPath, reason: string): void {
    if (this.disk.files.link(file) !== '/dev/null') this.#unreadable.set(file, { path: file, reason });
  }

  /** It is of a kind that has never as many octets, and is not read. */
  tooLarge(file: DiskPath, most: number): void {
    if (!this.#ignored(file)) this.#noteUnreadable(file, `it is larger than ${most / 1024} KiB`);
  }

  /**
   * `file` is on disk. What is not there or is ignored is undefined and nothing more, what may not be read is noted; a
   * binary file only where its name `promises` a text. Where it does not, the text must confirm the language that the
   * name suggests.
   */
  read<Id extends LanguageId>(
    file: DiskPath,
    language: Id,
    promises = true,
  ): SourceFile<DocumentTypes[Id]> | undefined {
    const known = this.files.get(file);
    // A second reading in another language would give the file two meanings; the first stands.
    if (known !== undefined) {
      return known.document.language === language
        ? { file, document: known.document as DocumentTypes[Id] }
        : undefined;
    }
    if (this.files.size >= MOST_FILES || this.#ignored(file)) return undefined;
    const { files, confinement } = this.disk;
    const inside = confinement.through(file);
    if (inside === undefined) {
      this.#notThere(file);
      return undefined;
    }
    const result = files.read(inside);
    switch (result.kind) {
      case 'missing':
        return undefined;
      case 'unreadable':
        this.#noteUnreadable(file, result.reason);
        return undefined;
      case 'binary':
        if (promises) this.#unreadable.set(file, { path: file, reason: 'it is binary, not text' });
        return undefined;
      case 'text': {
        if (refutes(language, result.text) || !(promises || confirms(language, result.text)))
          return undefined;
        const document = this.documents.document(file, language, result.text);
        this.files.set(file, { path: file, document });
        return { file, document };
      }
    }
  }

  /** The same of a file found by its name: others have templates of such names as well, so that the text must bear it out. */
  readNamed<Id extends LanguageId>(file: DiskPath, language: Id): SourceFile<DocumentTypes[Id]> | undefined {
    if (madeFrom(file) === undefined) return this.read(file, language);
    const text = this.text(file);
    if (text === undefined || !(confirms(language, text) || bearsHoles(text))) return undefined;
    return this.read(file, language);
  }

  /** The same of a file that is no part of the site: nothing is said of it but what its reader says. */
  glance<Id extends LanguageId>(
    serverPath: ServerPath,
    language: Id,
  ): SourceFile<DocumentTypes[Id]> | undefined {
    const file = this.disk.map.toDisk(serverPath);
    const text = file === undefined || this.#ignored(file) ? undefined : this.text(file);
    if (file === undefined || text === undefined || !confirms(language, text)) return undefined;
    return { file, document: this.documents.document(file, language, text) };
  }

  /** The text of a file on disk that is no part of the site; undefined where it cannot be read. */
  text(file: DiskPath): string | undefined {
    const { files, confinement } = this.disk;
    const inside = confinement.through(file);
    if (inside === undefined) return undefined;
    const result = files.read(inside);
    return result.kind === 'text' ? result.text : undefined;
  }

  /** The same, where what the file says is shown with its place. */
  textAround(file: DiskPath): string | undefined {
    const text = this.text(file);
    if (text !== undefined) this.around.set(file, text);
    return text;
  }

  readServer<Id extends LanguageId>(
    serverPath: ServerPath,
    language: Id,
    promises = true,
  ): SourceFile<DocumentTypes[Id]> | undefined {
    const file = this.disk.map.toDisk(serverPath);
    return file === undefined ? undefined : this.read(file, language, promises);
  }
}
