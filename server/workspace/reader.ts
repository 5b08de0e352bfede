/** A path and a language go in, the parsed file comes out and is noted as part of the site; so is what could not be read. */
import { confirms, type DocumentTypes, type LanguageId } from '../../grammars/index.js';
import type { SiteFile, UnreadableFile } from '../site/model.js';
import type { SourceFile } from '../site/source.js';
import type { Documents } from './documents.js';
import type { ServerDisk } from './tree.js';

/** More files than any real site has: what is beyond is left unread rather than read for hours. */
const MOST_FILES = 100_000;

export class SiteReader {
  readonly disk: ServerDisk;
  readonly documents: Documents;
  readonly files = new Map<string, SiteFile>();
  readonly #ignored: (path: string) => boolean;
  readonly #unreadable = new Map<string, UnreadableFile>();

  constructor(disk: ServerDisk, documents: Documents, ignored: (path: string) => boolean) {
    this.disk = disk;
    this.documents = documents;
    this.#ignored = ignored;
  }

  get unreadable(): UnreadableFile[] {
    return [...this.#unreadable.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /**
   * `file` is on disk. What is not there, is ignored or lies outside of the site is undefined and nothing more; a
   * binary file is noted as unreadable only where its name `promises` a text. Where it does not, the text must confirm
   * the language that the name suggests.
   */
  read<Id extends LanguageId>(
    file: string,
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
    if (files.stat(file) === undefined || confinement.realPath(file) === undefined) return undefined;
    const result = files.read(file);
    switch (result.kind) {
      case 'missing':
        return undefined;
      case 'unreadable':
        this.#unreadable.set(file, { path: file, reason: result.reason });
        return undefined;
      case 'binary':
        if (promises) this.#unreadable.set(file, { path: file, reason: 'it is binary, not text' });
        return undefined;
      case 'text': {
        if (!promises && !confirms(language, result.text)) return undefined;
        const document = this.documents.document(file, language, result.text);
        this.files.set(file, { path: file, document });
        return { file, document };
      }
    }
  }

  readServer<Id extends LanguageId>(
    serverPath: string,
    language: Id,
    promises = true,
  ): SourceFile<DocumentTypes[Id]> | undefined {
    const file = this.disk.map.toDisk(serverPath);
    return file === undefined ? undefined : this.read(file, language, promises);
  }
}
