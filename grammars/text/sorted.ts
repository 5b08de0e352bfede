/** A list in order goes in; the index of its first element that a question is true of comes out, in log n steps. */

/** `isReached` is true of no element before one that it is true of. The length of the list where it is true of none. */
export function firstWhere<T>(list: readonly T[], isReached: (one: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isReached(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
