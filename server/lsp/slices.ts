/** Long work in steps goes in, its result comes out; in between whoever asks is answered. */
import { turn } from './turn.js';

/** Milliseconds at a stretch: together with the longest step, what a request may have to wait. */
const SLICE = 8;

/** Undefined when it was given up, which is asked for between two slices. */
export async function inSlices<T>(
  steps: Iterator<void, T>,
  givenUp: () => boolean,
  slice = SLICE,
): Promise<T | undefined> {
  for (;;) {
    await turn();
    if (givenUp()) return undefined;
    const until = performance.now() + slice;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < until);
  }
}
