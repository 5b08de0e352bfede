/** Work of some size goes in; whether it grows faster than its size, but for a logarithm, comes out. No clock decides: a machine may be slow, and busy with others. */

/** Milliseconds of the processor, which other work on the machine does not count to. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Four times the input: linear work takes 4 times as long, n log n some 4.5 times, quadratic work 16 times. */
const FACTOR = 4;
const MOST = 9;
/** What does not grow as fast as this grows linearly; beside it the square may still hide behind linear work, which it outgrows at the next step. */
const SUSPECT = 6;
/** What is cheaper than this says nothing about growth. */
const NOISE = 40;

/**
 * What the measures were where the work grows too fast, else undefined. The first measure counts compiling, and a
 * collection of garbage may hit any: a growth is one that shows each time.
 */
export function grows(work: (size: number) => void, size: number): string | undefined {
  return growsWith((input) => input, work, size);
}

/** The same of work with something that is made of a size, which does not count. */
export function growsWith<T>(
  make: (size: number) => T,
  work: (input: T) => void,
  size: number,
): string | undefined {
  const of = (times: number): number => {
    const input = make(size * times);
    return cost(() => work(input));
  };
  let told = '';
  for (let attempt = 0; attempt < 3; attempt++) {
    const small = of(1);
    const large = of(FACTOR);
    if (large < NOISE || large < SUSPECT * Math.max(small, NOISE / SUSPECT)) return undefined;
    // A step where memory gets scarce is no growth: that goes on.
    if (of(FACTOR * FACTOR) < MOST * large) return undefined;
    told += ` ${Math.round(small)} ms → ${Math.round(large)} ms`;
  }
  return told;
}
