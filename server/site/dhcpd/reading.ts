/**
 * Of which statements the facts of a dhcpd.conf were made. It is kept beside the facts, and nobody who asks them sees
 * it: by it an edit makes anew only the facts of what it touches, and moves the places of the others (relower.ts).
 */

import type { DhcpdDocument, Statement } from '../../../grammars/dhcpd/index.js';
import type { Span } from '../../../grammars/text/index.js';
import type { DiskPath } from '../path.js';
import type { DhcpExecutable, DhcpFacts, DhcpScope } from './facts.js';

/** One list of statements: of a file, or between two braces. */
export interface Reading {
  readonly file: DiskPath;
  statements: readonly Statement[];
  /** What became of each statement; undefined for words of the scope around it. */
  made: readonly (Made | undefined)[];
  /** Those of the words, in the file. */
  spans: Span[];
  /** Statements that were not understood. */
  unread: number;
}

export type Made =
  | {
      readonly kind: 'scope';
      readonly scope: DhcpScope;
      /** Those of the declaration itself. */
      readonly spans: readonly Span[];
      readonly inside: Reading | undefined;
    }
  | { readonly kind: 'file'; readonly reading: Reading }
  /** Nobody understands it, and no program acts on it. */
  | { readonly kind: 'lost'; readonly executable: DhcpExecutable; readonly spans: readonly Span[] }
  /** It gives what stands behind it another meaning: a definition, an option space, a file that is not there. */
  | { readonly kind: 'meaning' };

/** A dhcpd.conf with all that it includes. */
export interface LoweredDhcpd {
  readonly facts: DhcpFacts;
  readonly reading: Reading;
  /** By file. */
  readonly documents: ReadonlyMap<string, DhcpdDocument>;
}

export function newReading(file: DiskPath, statements: readonly Statement[]): Reading {
  return { file, statements, made: [], spans: [], unread: 0 };
}

/** The scopes that a list declares, those of included files among them. */
export function scopesOf(made: Reading['made']): DhcpScope[] {
  return made.flatMap((one) => {
    if (one?.kind === 'scope') return [one.scope];
    return one?.kind === 'file' ? scopesOf(one.reading.made) : [];
  });
}

/** A list and those in it, in the order of their text. */
export function* readingsIn(reading: Reading): Iterable<Reading> {
  yield reading;
  for (const one of reading.made) {
    const inner = readingOf(one);
    if (inner !== undefined) yield* readingsIn(inner);
  }
}

function readingOf(one: Made | undefined): Reading | undefined {
  return one?.kind === 'scope' ? one.inside : one?.kind === 'file' ? one.reading : undefined;
}

/** Asked after every edit, of all lists. */
export function isIncomplete({ unread, made }: Reading): boolean {
  if (unread > 0) return true;
  for (const one of made) {
    const inner = readingOf(one);
    if (inner !== undefined && isIncomplete(inner)) return true;
  }
  return false;
}

type Lists = Pick<
  DhcpFacts,
  'sharedNetworks' | 'subnets' | 'pools' | 'groups' | 'hosts' | 'classes' | 'subclasses'
>;

/** The declarations of each kind, in their order. */
export function declarations(global: DhcpScope): Lists {
  const lists = {
    sharedNetworks: [],
    subnets: [],
    pools: [],
    groups: [],
    hosts: [],
    classes: [],
    subclasses: [],
  };
  list(global, lists);
  return lists;
}

type Mutable<T> = { readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : never };

function list({ children }: DhcpScope, lists: Mutable<Lists>): void {
  for (const child of children) {
    if (child.kind === 'host') lists.hosts.push(child);
    else if (child.kind === 'group') lists.groups.push(child);
    else if (child.kind === 'pool') lists.pools.push(child);
    else if (child.kind === 'subnet') lists.subnets.push(child);
    else if (child.kind === 'shared-network') lists.sharedNetworks.push(child);
    else if (child.kind === 'class') lists.classes.push(child);
    else if (child.kind === 'subclass') lists.subclasses.push(child);
    list(child, lists);
  }
}
