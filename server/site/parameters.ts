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

/** A word that stands at one place, as a loader hands it on. */
export function parameterOf(text: string, place: Place): KernelParameter {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  return { name, value: equals < 0 ? undefined : text.slice(equals + 1), place, valuePlace: place };
}

/** The same the other way round: the word as it stands on the line. */
export function parameterText({ name, value }: Pick<KernelParameter, 'name' | 'value'>): string {
  return value === undefined ? name : `${name}=${value}`;
}
