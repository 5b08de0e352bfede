/** Line-oriented documents: the lines of a text and one change go in, the lines of the changed text come out. Lines that the change does not touch are kept. */
import { applyEdits, type TextChange } from './edit.js';

/** A logical line: it may run over several physical ones. Its spans are relative to `offset`. */
export interface LogicalLine {
  /** Distance from the start of the document. */
  readonly offset: number;
  /** The line end included. */
  readonly length: number;
}

export interface ParsedLines<L extends LogicalLine> {
  /** Without gaps from the first character of the parsed text to its last. */
  readonly lines: readonly L[];
  /** The last line has no line end of its own: what follows in the document would belong to it. */
  readonly open: boolean;
}

/** Index of the line that holds the offset; the last line for the end of the text. */
export function lineAt(lines: readonly LogicalLine[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

/** The line that a cursor is in; undefined behind the end of the last one, where a new one begins. */
export function lineUnder<L extends LogicalLine>(
  { lines, text }: { readonly lines: readonly L[]; readonly text: string },
  offset: number,
): L | undefined {
  const line = lines[lineAt(lines, offset)];
  const end = line === undefined ? 0 : line.offset + line.length;
  if (offset > end) return undefined;
  // A backslash in front of the line end may carry the line on.
  const isOver = offset === end && text[end - 1] === '\n' && text[end - 2] !== '\\';
  return isOver ? undefined : line;
}

function moved<L extends LogicalLine>(line: L, by: number): L {
  return by === 0 ? line : { ...line, offset: line.offset + by };
}

/**
 * Parses again only the lines that the change touches, and those behind them for as long as the last parsed line
 * has no end: an opened quote may swallow what follows. `now`: the changed text, where it is at hand.
 */
export function reparseLines<L extends LogicalLine>(
  text: string,
  lines: readonly L[],
  change: TextChange,
  parse: (text: string) => ParsedLines<L>,
  now?: string,
): { readonly text: string; readonly lines: readonly L[] } {
  const start = Math.max(0, Math.min(change.span.start, text.length));
  const end = Math.max(start, Math.min(change.span.end, text.length));
  const after = now ?? applyEdits(text, [{ span: { start, end }, newText: change.newText }]);
  const grown = after.length - text.length;
  let first = lineAt(lines, start);
  // A change at the first character of a line may join it to the line before.
  if (first > 0 && lines[first]?.offset === start) first--;
  const from = lines[first]?.offset ?? 0;
  let last = lineAt(lines, end);
  for (;;) {
    const behind = lines[last + 1];
    const to = behind === undefined ? after.length : behind.offset + grown;
    const parsed = parse(after.slice(from, to));
    if (parsed.open && behind !== undefined) {
      last = Math.min(lines.length - 1, last + (last - first) + 1);
      continue;
    }
    return {
      text: after,
      lines: [
        ...lines.slice(0, first),
        ...parsed.lines.map((line) => moved(line, from)),
        ...lines.slice(last + 1).map((line) => moved(line, grown)),
      ],
    };
  }
}
