/** Places and what stands there go in, a list of occurrences comes out: names that are defined in one place and used in others. */
import type { LanguageId } from '../../../grammars/languages.js';
import { touches } from '../../../grammars/text/index.js';
import { parseNfsRoot } from '../../boot/index.js';
import type { DiskPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';

/**
 * `directory`: a directory on the boot server; the export defines it. `node`: a diskless machine; its host
 * declaration and its own file of a loader define it. `tag`: what lines of dnsmasq.conf give to clients and ask of them. `file`: a
 * configuration file that another one includes.
 */
export type OccurrenceKind = 'directory' | 'node' | 'label' | 'class' | 'tag' | 'file';

export interface Occurrence {
  readonly kind: OccurrenceKind;
  /** What has the same kind and key is the same thing. */
  readonly key: string;
  readonly place: Place;
  readonly role: 'definition' | 'reference';
  /** For people: "exported here", "root-path of host slave21" … */
  readonly detail: string;
}

export function trimSlashes(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') end--;
  return path.slice(0, end);
}

/** What somebody asks for: what stands at a place, or all of one kind whose keys fit. What cannot be among it is not looked at: a site names tens of thousands. */
export interface Sought {
  readonly at?: { readonly file: DiskPath; readonly language: string; readonly offset: number };
  readonly kind?: OccurrenceKind;
  readonly fits?: (key: string) => boolean;
}

/** Takes up what the languages find, one after the other. */
export class Collector {
  readonly found: Occurrence[] = [];
  readonly #sought: Sought;

  constructor(sought: Sought) {
    this.#sought = sought;
  }

  /** Something of the kind is asked for; with a key, this one. */
  seeks(kind: OccurrenceKind, key?: string): boolean {
    const { kind: wanted, fits } = this.#sought;
    return (wanted === undefined || wanted === kind) && (key === undefined || fits?.(key) !== false);
  }

  /** Something in a file of the language may be asked for. */
  readsLanguage(language: LanguageId): boolean {
    const { at } = this.#sought;
    return at === undefined || language === at.language;
  }

  /** What stands at a place may be asked for. */
  covers({ file, span }: Place): boolean {
    const { at } = this.#sought;
    return at === undefined || (file === at.file && touches(span, at.offset));
  }

  /** Something in a file may be asked for. */
  reads(file: DiskPath): boolean {
    const { at } = this.#sought;
    return at === undefined || file === at.file;
  }

  /** What is declared in a place may be asked for: where that is another file, an include may lead to the one that is. */
  mayHold(place: Place): boolean {
    const { at } = this.#sought;
    return at === undefined || place.file !== at.file || touches(place.span, at.offset);
  }

  add(kind: OccurrenceKind, key: string, place: Place, role: Occurrence['role'], detail: string): void {
    if (this.seeks(kind, key) && this.covers(place)) this.found.push({ kind, key, place, role, detail });
  }

  /** The directory that `[server:]path[,options]` names; `%s` stands for any client, `$` for what a script puts in: they name none. */
  nfsRoot(text: string, place: Place, detail: string): void {
    const { path } = parseNfsRoot(text);
    if (path?.startsWith('/') && !/[%$]/.test(path)) {
      this.add('directory', trimSlashes(path), place, 'reference', detail);
    }
  }
}
