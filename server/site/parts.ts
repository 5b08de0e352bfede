/** A long list goes in, its parts come out: who works on it part by part can be interrupted between two of them. */

/** What takes a millisecond or two with the dearest of the checks. */
const LENGTH = 500;

export function* partsOf<T>(list: readonly T[]): Iterable<readonly T[]> {
  for (let start = 0; start < list.length; start += LENGTH) yield list.slice(start, start + LENGTH);
}

/** The result of work that nobody interrupts. */
export function finished<T>(steps: Iterator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
