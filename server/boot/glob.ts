/** A shell pattern and a text go in, whether they match comes out. Linear memory and no backtracking beyond the last `*`. */
export function matchesGlob(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    const length = p < pattern.length ? stepLength(pattern, p, text[t] ?? '') : 0;
    if (pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (length > 0) {
      p += length;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** Length of the pattern element at `p` if it matches the character, else 0. */
function stepLength(pattern: string, p: number, character: string): number {
  const first = pattern[p];
  if (first === '?') return 1;
  if (first !== '[') return first === character && first !== '*' ? 1 : 0;
  const end = pattern.indexOf(']', p + 2);
  if (end < 0) return first === character ? 1 : 0;
  const negated = pattern[p + 1] === '!' || pattern[p + 1] === '^';
  let inside = false;
  for (let i = p + (negated ? 2 : 1); i < end; i++) {
    const low = pattern[i] ?? '';
    const high = pattern[i + 1] === '-' && i + 2 < end ? (pattern[i + 2] ?? '') : low;
    if (low <= character && character <= high) inside = true;
    if (high !== low) i += 2;
  }
  return inside !== negated ? end - p + 1 : 0;
}
