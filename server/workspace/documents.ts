/** Texts of files go in, their documents come out; a text seen before is not parsed again, one that changed is only edited. */

import type { LanguageId } from '../../grammars/index.js';
import { type DocumentTypes, languageOf } from '../../grammars/index.js';
import { isLanguageId } from '../../grammars/languages.js';
import { type Document, difference } from '../../grammars/text/index.js';
import type { LoweredDhcpd } from '../site/dhcpd/reading.js';
import type { LoweredExports } from '../site/exports/lower.js';
import { carryLines } from '../site/lines.js';
import { isWithin } from '../site/serverpath.js';

export interface ReadDhcp {
  /** Included paths as written, and the files that were found there. */
  readonly asked: ReadonlyMap<string, string | undefined>;
  readonly lowered: LoweredDhcpd;
}

/** What was made of a document and these inputs: mostly there is one of each, of tens of thousands of documents. */
interface Derived {
  readonly name: string;
  readonly inputs: readonly unknown[];
  readonly value: unknown;
}

export class Documents {
  readonly #byPath = new Map<string, Document>();
  readonly #facts = new WeakMap<Document, Derived[]>();

  /** What was read last of each dhcpd.conf with all it includes, by its path. */
  readonly dhcp = new Map<string, ReadDhcp>();

  /** The same of exports with those of exports.d, by the path of the first file. */
  readonly exports = new Map<string, LoweredExports>();

  /** How many texts were parsed or edited so far: tests see by it that nothing is done twice. */
  work = 0;

  document<Id extends LanguageId>(path: string, language: Id, text: string): DocumentTypes[Id] {
    const before = this.#byPath.get(path);
    const parser = languageOf(language);
    if (before?.language === language) {
      const change = difference(before.text, text);
      if (change === undefined) return before as DocumentTypes[Id];
      this.work += 1;
      // An edit that replaces most of the text saves nothing.
      if (change.newText.length * 2 < text.length + 100) {
        const edited = parser.edit(before as DocumentTypes[Id], change, text);
        carryLines(before, change, edited);
        this.#byPath.set(path, edited);
        return edited;
      }
    } else this.work += 1;
    const document = parser.parse(text, path);
    this.#byPath.set(path, document);
    return document;
  }

  /** What `make` derives from a document and further inputs, kept until one of them is another value. */
  derived<T>(document: Document, name: string, inputs: readonly unknown[], make: () => T): T {
    let known = this.#facts.get(document);
    if (known === undefined) {
      known = [];
      this.#facts.set(document, known);
    }
    const at = known.findIndex((one) => one.name === name);
    const before = known[at];
    if (before !== undefined && before.inputs.length === inputs.length) {
      if (inputs.every((input, i) => input === before.inputs[i])) return before.value as T;
    }
    const value = make();
    const made = { name, inputs, value };
    if (at < 0) known.push(made);
    else known[at] = made;
    return value;
  }

  /** Lets go of what lies in a folder. */
  forget(folder: string): void {
    for (const held of [this.#byPath, this.dhcp, this.exports]) {
      for (const path of held.keys()) if (isWithin(path, folder)) held.delete(path);
    }
  }

  /** How many documents are held. */
  get held(): number {
    return this.#byPath.size;
  }

  /** In which language a file was read last. */
  languageOf(path: string): LanguageId | undefined {
    const language = this.#byPath.get(path)?.language ?? '';
    return isLanguageId(language) ? language : undefined;
  }
}
