/** One word of a kernel command line, whichever loader or kernel wrote it. */
import type { Place } from './place.js';

/** A word of a kernel command line: `name` or `name=value`. */
export interface KernelParameter {
  readonly name: string;
  readonly value: string | undefined;
  readonly place: Place;
  /** The part after `=`; the whole word when there is none. */
  readonly valuePlace: Place;
  /** The loader adds the word by itself: it stands nowhere in the file that has the place. */
  readonly added?: true;
}
