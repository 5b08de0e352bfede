/** A pattern with `*` and a text go in; whether all of the text fits it comes out. Linear memory, and no way back beyond the last `*`. */

/** Length of the pattern's element at `at` where it stands for this character; 0 where it does not. */
export type Element = (pattern: string, at: number, character: string) => number;

/** `?` stands for any character, all others for themselves. */
const anyOrItself: Element = (pattern, at, character) =>
  pattern[at] === '?' || pattern[at] === character ? 1 : 0;

/** `*` stands for any number of characters; what else a pattern is made of, `element` tells. */
export function matchesWildcard(pattern: string, text: string, element: Element = anyOrItself): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      resume = t;
      continue;
    }
    const length = p < pattern.length ? element(pattern, p, text[t] ?? '') : 0;
    if (length > 0) {
      p += length;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
