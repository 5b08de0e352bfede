/** The bridge to the protocol's positions: offsets and spans go in, zero-based UTF-16 ranges come out, and back. The only file that makes them. */
import { type Document, indexLines, type LineIndex, type Span } from '../../../grammars/text/index.js';
import { linesOf } from '../../site/lines.js';
import { once } from '../../site/once.js';

export interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

export interface ProtocolRange {
  start: ProtocolPosition;
  end: ProtocolPosition;
}

/** One text and its lines. */
export interface TextRanges {
  readonly text: string;
  readonly lines: LineIndex;
  rangeOf(span: Span): ProtocolRange;
  offsetAt(position: ProtocolPosition): number;
  spanOf(range: ProtocolRange): Span;
}

/** Where the text of a file is not known, everything lies at its beginning. */
export const nowhere: ProtocolRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export function rangesOf(text: string, lines = indexLines(text)): TextRanges {
  const positionOf = (offset: number): ProtocolPosition => {
    const { line, column } = lines.positionAt(offset);
    return { line, character: column };
  };
  const offsetAt = ({ line, character }: ProtocolPosition): number =>
    lines.offsetAt({ line, column: character });
  return {
    text,
    lines,
    rangeOf: ({ start, end }) => ({ start: positionOf(start), end: positionOf(end) }),
    offsetAt,
    spanOf: ({ start, end }) => ({ start: offsetAt(start), end: offsetAt(end) }),
  };
}

export const rangesIn = once((document: Document) => rangesOf(document.text, linesOf(document)));
