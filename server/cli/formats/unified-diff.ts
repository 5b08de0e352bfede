/** Two texts go in, their difference in unified format comes out, as patch(1) reads it. */

interface Hunk {
  /** Zero-based first line, and number of lines, before and after. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
  readonly removed: number;
  readonly added: number;
}

type Step = { readonly kind: ' ' | '-' | '+'; readonly text: string };

/** Work allowed for the shortest difference; beyond it the whole stretch counts as replaced. */
const MOST_CELLS = 4_000_000;
const CONTEXT = 3;

/** Lines with their line ends, so that a missing last one is visible. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    lines.push(text.slice(at, next));
    at = next;
  }
  return lines;
}

/** Longest common subsequence of the stretch between the common beginning and the common end. */
function steps(before: readonly string[], after: readonly string[]): Step[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++;
  }
  const a = before.slice(head, before.length - tail);
  const b = after.slice(head, after.length - tail);
  const out: Step[] = before.slice(0, head).map((text) => ({ kind: ' ', text }));
  if (a.length * b.length > MOST_CELLS) {
    for (const text of a) out.push({ kind: '-', text });
    for (const text of b) out.push({ kind: '+', text });
  } else {
    const width = b.length + 1;
    const table = new Uint32Array((a.length + 1) * width);
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        table[i * width + j] =
          a[i] === b[j]
            ? (table[(i + 1) * width + j + 1] ?? 0) + 1
            : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
      }
    }
    let i = 0;
    let j = 0;
    while (i < a.length || j < b.length) {
      const left = a[i];
      const right = b[j];
      if (left !== undefined && left === right) {
        out.push({ kind: ' ', text: left });
        i++;
        j++;
      } else if (
        left !== undefined &&
        (right === undefined || (table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0))
      ) {
        out.push({ kind: '-', text: left });
        i++;
      } else if (right !== undefined) {
        out.push({ kind: '+', text: right });
        j++;
      }
    }
  }
  for (const text of before.slice(before.length - tail)) out.push({ kind: ' ', text });
  return out;
}

function hunks(all: readonly Step[]): Hunk[] {
  const out: Hunk[] = [];
  let i = 0;
  let from = 0;
  let to = 0;
  while (i < all.length) {
    if (all[i]?.kind === ' ') {
      i++;
      from++;
      to++;
      continue;
    }
    const start = Math.max(0, i - CONTEXT);
    let end = i;
    let quiet = 0;
    for (let k = i; k < all.length && quiet <= 2 * CONTEXT; k++) {
      if (all[k]?.kind === ' ') quiet++;
      else {
        quiet = 0;
        end = k + 1;
      }
    }
    const stop = Math.min(all.length, end + CONTEXT);
    const part = all.slice(start, stop);
    const removed = part.filter(({ kind }) => kind !== '+').length;
    const added = part.filter(({ kind }) => kind !== '-').length;
    const lines = part.map(({ kind, text }) =>
      text.endsWith('\n') ? `${kind}${text}` : `${kind}${text}\n\\ No newline at end of file\n`,
    );
    out.push({ from: from - (i - start), to: to - (i - start), lines, removed, added });
    for (const { kind } of all.slice(i, stop)) {
      if (kind !== '+') from++;
      if (kind !== '-') to++;
    }
    i = stop;
  }
  return out;
}

function rangeText(start: number, lines: number): string {
  return lines === 1 ? `${start + 1}` : `${lines === 0 ? start : start + 1},${lines}`;
}

/** Empty for equal texts. An `undefined` text stands for a file that is not there. */
export function unifiedDiff(path: string, before: string | undefined, after: string | undefined): string {
  if (before === after) return '';
  const parts = hunks(steps(linesOf(before ?? ''), linesOf(after ?? '')));
  let out = `--- ${before === undefined ? '/dev/null' : `a/${path}`}\n`;
  out += `+++ ${after === undefined ? '/dev/null' : `b/${path}`}\n`;
  for (const { from, to, removed, added, lines } of parts) {
    out += `@@ -${rangeText(from, removed)} +${rangeText(to, added)} @@\n${lines.join('')}`;
  }
  return out;
}
