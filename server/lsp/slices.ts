/** Long work in steps goes in, its result comes out; in between whoever asks is answered. */
import { turn } from './turn.js';

/** Milliseconds at a stretch: together with the longest step, what a request may have to wait. */
const SLICE = 5;

/** The library hands on one message a turn, and its handler waits one more for a cancellation. */
const TURNS_FOR_ALL = 2;

/** Nobody writes so many while one slice runs. */
const MOST_TURNS = 20;

/** Messages that have come in: work in slices lets them pass before it goes on. */
export class Ear {
  #heard = 0;

  hear(): void {
    this.#heard += 1;
  }

  /** Waits until those that came in are being worked on. */
  async pass(): Promise<void> {
    await turn();
    if (this.#heard === 0) return;
    const turns = Math.min(this.#heard, MOST_TURNS) + TURNS_FOR_ALL;
    this.#heard = 0;
    for (let i = 0; i < turns; i++) await turn();
  }
}

/** Undefined when it was given up, which is asked for between two slices. */
export async function inSlices<T>(
  steps: Iterator<void, T>,
  givenUp: () => boolean,
  ear = new Ear(),
  slice = SLICE,
): Promise<T | undefined> {
  for (;;) {
    await ear.pass();
    if (givenUp()) return undefined;
    const until = performance.now() + slice;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < until);
  }
}
