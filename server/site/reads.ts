/** A site goes in; the same site comes out, of which it is known what somebody reads: an answer is kept together with what it was read from. */
import type { Site } from './model.js';

/**
 * What an edit changes by itself, while all else of the site stays the same values. What else there is to read of a site
 * needs no name here: where it changes, nothing is kept.
 */
export const EDITABLE = ['files', 'dhcp', 'exports', 'nodes'] as const;

/** A set of them, a bit for each; further bits are those of who keeps answers. */
export type Reads = number;

function bitOf(part: (typeof EDITABLE)[number]): Reads {
  return 1 << EDITABLE.indexOf(part);
}

/** The first one that means no part of a site. */
export const FREE_BIT: Reads = 1 << EDITABLE.length;

/** What was read is not known. */
export const EVERYTHING: Reads = -1;

let reads: Reads = 0;

/** Something is read, by whoever is listened to. */
export function note(what: Reads): void {
  reads |= what;
}

/** What came of some work, and what it read. */
export interface Answer<T> {
  readonly answer: T;
  readonly reads: Reads;
}

/** Does work, and tells what it read. For who listens around it, that is read as well. */
export function heard<T>(work: () => T): Answer<T> {
  const before = reads;
  reads = 0;
  try {
    const answer = work();
    return { answer, reads };
  } finally {
    reads |= before;
  }
}

/** Where the values lie that are noted. */
const VALUES = Symbol('values');

type Noted = { readonly [VALUES]: Pick<Site, (typeof EDITABLE)[number]> };

/** Of one shape for all sites, so that reading one costs next to nothing. */
const NOTED: PropertyDescriptorMap = Object.fromEntries(
  EDITABLE.map((part) => {
    const bit = bitOf(part);
    return [
      part,
      {
        enumerable: true,
        get(this: Noted) {
          reads |= bit;
          return this[VALUES][part];
        },
      },
    ];
  }),
);

export function noted(site: Site): Site {
  const { files, dhcp, exports, nodes, ...rest } = site;
  const values = { value: { files, dhcp, exports, nodes } };
  return Object.defineProperties(rest, { [VALUES]: values, ...NOTED }) as Site;
}

/** What is another value in a site of after an edit; undefined where more is than an edit changes by itself. */
export function changedIn(before: Site, after: Site): Reads | undefined {
  const old = new Map<string, unknown>(Object.entries(before));
  let changed: Reads = 0;
  for (const [name, value] of Object.entries(after)) {
    if (old.get(name) === value) continue;
    const part = EDITABLE.find((one) => one === name);
    if (part === undefined) return undefined;
    changed |= bitOf(part);
  }
  return changed;
}
