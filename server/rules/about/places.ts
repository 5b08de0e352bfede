/** Places go in, the same without repetition come out. */
import type { Place } from '../../site/place.js';

export function distinctPlaces(places: readonly Place[]): Place[] {
  const known = new Map(
    places.map((place) => [`${place.file}:${place.span.start}-${place.span.end}`, place]),
  );
  return [...known.values()];
}
