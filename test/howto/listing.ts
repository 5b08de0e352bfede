/** What the table of the HOWTO's listings is made of: for each listing the mistakes that are planted into it, and what must be found. */
import type { Edit } from './site.js';

/** One mistake, and the finding about it. */
export interface Planted {
  /** What somebody did wrong, in a few words. */
  readonly mistake: string;
  readonly edits: readonly Edit[];
  readonly rule: string;
  /** The file that the finding lies in, and what its line holds; the file or folder alone for one about all of it. */
  readonly at: readonly [file: string, text?: string];
  /** A line of a log or a screen: `diagnose` blames the line of the site then. */
  readonly says?: string;
}

/** What is done otherwise than in the fixture, and as well. */
export interface Harmless {
  readonly what: string;
  readonly edits: readonly Edit[];
}

export interface Listing {
  /** As the HOWTO numbers it. */
  readonly number: string;
  /** In our words. */
  readonly shows: string;
  /** What of it is read; why nothing, where no mistakes are planted. */
  readonly reads: string;
  readonly planted: readonly Planted[];
  readonly harmless: readonly Harmless[];
}

/** A command that leaves nothing that a file could show. */
export function nothing(number: string, shows: string): Listing {
  return { number, shows, reads: 'nothing: it leaves no trace in a file', planted: [], harmless: [] };
}
