/** A text goes in, an index of its line starts comes out: the only bridge between offsets and lines. */
import type { TextChange } from './edit.js';
import { firstWhere } from './sorted.js';

/** Zero-based line and column, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface LineIndex {
  readonly lineCount: number;
  positionAt(offset: number): Position;
  /** The offset of a position; one past the end of a line or of the text is moved back to it. */
  offsetAt(position: Position): number;
  /** Offset of the first character of a line. */
  startOf(line: number): number;
  /** The index of the text that a change makes of this one; lines it does not touch are not looked for again. */
  after(change: TextChange, text: string): LineIndex;
}

/** Lines end at LF, CR LF or a lone CR, as the Language Server Protocol defines them. */
export function indexLines(text: string): LineIndex {
  return lineIndex(text, startsOf(text));
}

function lineIndex(text: string, starts: readonly number[]): LineIndex {
  const startOf = (line: number): number => starts[line] ?? text.length;
  return {
    lineCount: starts.length,
    startOf,
    after(change, changed) {
      // What is typed beside a CR may part it from its LF.
      return changed.includes('\r')
        ? indexLines(changed)
        : lineIndex(changed, startsAfter(starts, change, changed.length - text.length));
    },
    positionAt(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      const line = firstWhere(starts, (start) => start > at) - 1;
      return { line, column: at - startOf(line) };
    },
    offsetAt({ line, column }) {
      if (line < 0) return 0;
      if (line >= starts.length) return text.length;
      let end = startOf(line + 1);
      while (end > startOf(line) && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
      if (line === starts.length - 1) end = text.length;
      return Math.min(startOf(line) + Math.max(0, column), end);
    },
  };
}

function startsOf(text: string): readonly number[] {
  const starts = [0];
  // Hardly any text has a CR, and the next LF is found much faster than it is looked for one character at a time.
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** `delta`: by how much the text grew. */
function startsAfter(
  starts: readonly number[],
  { span: { start, end }, newText }: TextChange,
  delta: number,
): readonly number[] {
  const all = starts.slice(
    0,
    firstWhere(starts, (one) => one > start),
  );
  for (const one of startsOf(newText).slice(1)) all.push(start + one);
  for (let i = firstWhere(starts, (one) => one > end); i < starts.length; i++)
    all.push((starts[i] as number) + delta);
  return all;
}
