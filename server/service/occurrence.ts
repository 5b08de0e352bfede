/** Places and what stands there go in, a list of occurrences comes out: names that are defined in one place and used in others. */
import { parseNfsRoot } from '../boot/index.js';
import type { Place } from '../site/place.js';

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

/** What was found in a fact: those that an edit does not touch stay the same objects, and their places move by themselves. */
const kept = new WeakMap<object, readonly Occurrence[]>();

/** Takes up what the languages find, one after the other. */
export class Collector {
  readonly found: Occurrence[] = [];

  /** What `collect` finds by nothing but the fact. */
  once(fact: object, collect: (out: Collector) => void): void {
    let found = kept.get(fact);
    if (found === undefined) {
      const own = new Collector();
      collect(own);
      found = own.found;
      kept.set(fact, found);
    }
    for (const one of found) this.found.push(one);
  }

  add(kind: OccurrenceKind, key: string, place: Place, role: Occurrence['role'], detail: string): void {
    this.found.push({ kind, key, place, role, detail });
  }

  /** The directory that `[server:]path[,options]` names; `%s` stands for any client and names none. */
  nfsRoot(text: string, place: Place, detail: string): void {
    const { path } = parseNfsRoot(text);
    if (path?.startsWith('/') && !path.includes('%')) {
      this.add('directory', trimSlashes(path), place, 'reference', detail);
    }
  }
}
