/** Two file names go in, their order as `ls -v` and exportfs have it comes out: runs of digits compare as numbers (versionsort(3)). */

/** Text and digits in turns, beginning with text. */
function runs(name: string): string[] {
  const found: string[] = [];
  let at = 0;
  for (let digits = false; at < name.length; digits = !digits) {
    let end = at;
    while (end < name.length && isDigit(name.charCodeAt(end)) === digits) end++;
    found.push(name.slice(at, end));
    at = end;
  }
  return found;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/**
 * A run with leading zeros is a fraction, and sorts before one without: 000, 00, 01, 010, 09, 0, 1, 9, 10.
 * `afterA` and `afterB` are the characters behind the runs.
 */
function compareDigits(a: string, b: string, afterA: string, afterB: string): number {
  if (a === b) return 0;
  if (a.startsWith('0') || b.startsWith('0')) {
    const length = Math.min(a.length, b.length);
    for (let i = 0; i < length; i++) if (a[i] !== b[i]) return (a[i] ?? '') < (b[i] ?? '') ? -1 : 1;
    // Only zeros in common: the longer row of zeros comes first. Behind another digit, characters decide.
    if (/^0*$/.test(a.slice(0, length))) return b.length - a.length;
    return (a[length] ?? afterA) < (b[length] ?? afterB) ? -1 : 1;
  }
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : 1;
}

export function compareVersions(a: string, b: string): number {
  const left = runs(a);
  const right = runs(b);
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const x = left[i] ?? '';
    const y = right[i] ?? '';
    if (i % 2 === 1) {
      const order = compareDigits(x, y, left[i + 1]?.[0] ?? '', right[i + 1]?.[0] ?? '');
      if (order !== 0) return order;
    } else if (x !== y) {
      // Where one text ends, a digit or nothing stands against the other's next character.
      const common = commonLength(x, y);
      const p = x[common] ?? left[i + 1]?.[0] ?? '';
      const q = y[common] ?? right[i + 1]?.[0] ?? '';
      return p < q ? -1 : 1;
    }
  }
  return left.length - right.length;
}

function commonLength(x: string, y: string): number {
  let i = 0;
  while (i < x.length && i < y.length && x[i] === y[i]) i++;
  return i;
}
