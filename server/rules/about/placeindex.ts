/** Places go in, once; whether one of them lies in another place, around it or across it comes out, however many there are. */
import { firstWhere } from '../../../grammars/text/index.js';
import { firstOfEach, groupBy } from '../../site/groups.js';
import { type Place, placeKey } from '../../site/place.js';

interface Known<T> {
  readonly start: number;
  readonly end: number;
  /** The furthest end of this one and those before it. */
  readonly furthest: number;
  readonly value: T;
}

export class PlaceIndex<T = Place> {
  /** By file, in order of their starts. */
  readonly #files = new Map<string, readonly Known<T>[]>();

  /** `placeOf`: where a value stands. Of several at one place the first is kept. */
  constructor(values: Iterable<T>, placeOf: (value: T) => Place) {
    const placed = [...values].map((value) => ({ place: placeOf(value), value }));
    const each = firstOfEach(placed, ({ place }) => `${placeKey(place)}-${place.span.end}`).values();
    for (const [file, all] of groupBy(each, ({ place }) => place.file)) {
      const known: Known<T>[] = [];
      let furthest = 0;
      for (const { place, value } of all.toSorted((a, b) => a.place.span.start - b.place.span.start)) {
        const { start, end } = place.span;
        furthest = Math.max(furthest, end);
        known.push({ start, end, furthest, value });
      }
      this.#files.set(file, known);
    }
  }

  /** One of them lies wholly in the place. */
  hasWithin({ file, span }: Place): boolean {
    const known = this.#files.get(file) ?? [];
    for (let i = firstWhere(known, ({ start }) => start >= span.start); ; i++) {
      const one = known[i];
      if (one === undefined || one.start > span.end) return false;
      if (one.end <= span.end) return true;
    }
  }

  /** The place lies wholly in one of them. */
  hasAround({ file, span }: Place): boolean {
    const known = this.#files.get(file) ?? [];
    const before = known[firstWhere(known, ({ start }) => start > span.start) - 1];
    return before !== undefined && before.furthest >= span.end;
  }

  /** The last that begins before the place ends and has a letter in common with it. */
  across({ file, span }: Place): T | undefined {
    const known = this.#files.get(file) ?? [];
    for (let i = firstWhere(known, ({ start }) => start >= span.end) - 1; i >= 0; i--) {
      const one = known[i];
      if (one === undefined || one.furthest <= span.start) return undefined;
      if (one.end > span.start) return one.value;
    }
    return undefined;
  }
}
