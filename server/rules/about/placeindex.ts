/** Places go in, once; whether one of them lies in another place, around it or across it comes out, however many there are. */
import { firstWhere } from '../../../grammars/text/index.js';
import { addTo } from '../../site/groups.js';
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
    const byKey = new Map<string, readonly [Place, T]>();
    for (const value of values) {
      const place = placeOf(value);
      const key = `${placeKey(place)}-${place.span.end}`;
      if (!byKey.has(key)) byKey.set(key, [place, value]);
    }
    const byFile = new Map<string, (readonly [Place, T])[]>();
    for (const one of byKey.values()) addTo(byFile, one[0].file, one);
    for (const [file, all] of byFile) {
      let furthest = 0;
      const sorted = all.toSorted(([a], [b]) => a.span.start - b.span.start || a.span.end - b.span.end);
      this.#files.set(
        file,
        sorted.map(
          ([
            {
              span: { start, end },
            },
            value,
          ]) => {
            furthest = Math.max(furthest, end);
            return { start, end, furthest, value };
          },
        ),
      );
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
