/** A line of a file and a span in it go in; the line as it fits on the terminal, and the marks under it, come out. */
import type { Span } from '../../../grammars/text/index.js';
import { cellsOf, visible } from './width.js';

export interface Excerpt {
  readonly line: string;
  /** Cells before the marks, and the number of marks (at least one). */
  readonly before: number;
  readonly marks: number;
}

interface Cell {
  readonly text: string;
  readonly width: number;
  /** Offset in the line, UTF-16. */
  readonly at: number;
}

const TAB = 4;
const GAP = '…';

function cells(text: string, from: number): Cell[] {
  const out: Cell[] = [];
  let column = 0;
  let at = from;
  for (const character of text) {
    if (character === '\t') {
      const width = TAB - (column % TAB);
      out.push({ text: ' '.repeat(width), width, at });
      column += width;
    } else {
      const shown = visible(character);
      const width = cellsOf(shown);
      out.push({ text: shown, width, at });
      column += width;
    }
    at += character.length;
  }
  return out;
}

/** `span` is relative to the line; what lies outside the line is cut off. `width` is what the line may take. */
export function excerpt(line: string, span: Span, width: number): Excerpt {
  const room = Math.max(16, width);
  // A line of megabytes: only the neighbourhood of the span is looked at. A surrogate pair is not torn.
  let from = Math.max(0, span.start - 4 * room);
  if (from > 0 && /[\udc00-\udfff]/.test(line.charAt(from))) from--;
  const window = line.slice(from, Math.max(from, span.start) + 4 * room);
  const all = cells(window, from);
  const cutRight = from + window.length < line.length;
  let before = 0;
  let marked = 0;
  let total = 0;
  for (const { at, width: w } of all) {
    if (at < span.start) before += w;
    else if (at < span.end) marked += w;
    total += w;
  }
  if (total <= room && from === 0 && !cutRight) {
    return { line: join(all), before, marks: Math.max(1, marked) };
  }
  return clip(all, before, marked, total, room, from > 0, cutRight);
}

function join(list: readonly Cell[]): string {
  return list.map(({ text }) => text).join('');
}

/** Shows the cells around the mark; an ellipsis stands where something was left out. */
function clip(
  all: readonly Cell[],
  before: number,
  marked: number,
  total: number,
  room: number,
  cutLeft: boolean,
  cutRight: boolean,
): Excerpt {
  const wanted = Math.min(Math.max(1, marked), room - 2);
  let left = 0;
  if (cutLeft || before + wanted > room - 1) {
    left = Math.max(0, Math.min(before - Math.floor((room - wanted) / 2), total - (room - 1)));
  }
  const gapLeft = left > 0 || cutLeft;
  const limit = room - (gapLeft ? 1 : 0);
  const fitsToEnd = total - left <= limit && !cutRight;
  const kept: Cell[] = [];
  let column = 0;
  let used = 0;
  let skipped = 0;
  for (const cell of all) {
    if (column < left) {
      column += cell.width;
      skipped = column;
      continue;
    }
    if (used + cell.width > (fitsToEnd ? limit : limit - 1)) break;
    kept.push(cell);
    used += cell.width;
  }
  const offset = gapLeft ? 1 : 0;
  const start = Math.max(0, before - skipped) + offset;
  return {
    line: (gapLeft ? GAP : '') + join(kept) + (fitsToEnd ? '' : GAP),
    before: start,
    marks: Math.max(1, Math.min(marked, used + offset - start)),
  };
}
