/** Many requests for the same work go in, one run comes out, after a while without another. The clock is handed in, so that tests own it. */

export interface Timer {
  /** Runs `work` after `delay` milliseconds; the answer takes that back. */
  after(delay: number, work: () => void): () => void;
  /** Milliseconds since some moment. */
  now(): number;
}

export const systemTimer: Timer = {
  after(delay, work) {
    const handle = setTimeout(work, delay);
    return () => clearTimeout(handle);
  },
  now: () => performance.now(),
};

export class Debounce {
  readonly #timer: Timer;
  readonly #work: () => void;
  #cancel: (() => void) | undefined;

  constructor(timer: Timer, work: () => void) {
    this.#timer = timer;
    this.#work = work;
  }

  request(delay: number): void {
    this.#cancel?.();
    this.#cancel = this.#timer.after(delay, () => {
      this.#cancel = undefined;
      this.#work();
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
