/** A text goes in, an index of its line starts comes out: the only bridge between offsets and lines. */

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
}

/** Lines end at LF, CR LF or a lone CR, as the Language Server Protocol defines them. */
export function indexLines(text: string): LineIndex {
  const starts = startsOf(text);
  const startOf = (line: number): number => starts[line] ?? text.length;
  return {
    lineCount: starts.length,
    startOf,
    positionAt(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (startOf(middle) <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low, column: at - startOf(low) };
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
