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
/** What is cheaper than this says nothing about growth. */
const NOISE = 40;

/**
 * What the measures were where the work grows too fast, else undefined. The first measure counts compiling, and a
 * collection of garbage may hit any: a growth is one that shows each time.
 */
export function grows(work: (size: number) => void, size: number): string | undefined {
  let told = '';
  for (let attempt = 0; attempt < 3; attempt++) {
    const small = cost(() => work(size));
    const large = cost(() => work(size * FACTOR));
    if (large < NOISE || large < MOST * Math.max(small, NOISE / MOST)) return undefined;
    // A step where memory gets scarce is no growth: that goes on.
    if (cost(() => work(size * FACTOR * FACTOR)) < MOST * large) return undefined;
    told += ` ${Math.round(small)} ms → ${Math.round(large)} ms`;
  }
  return told;
}
