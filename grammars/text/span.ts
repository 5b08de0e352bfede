/** Spans: half-open ranges of UTF-16 offsets. Every place in a text is one of these; lines and columns are made outside. */

/** `start` is the offset of the first character, `end` the offset after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

/** The same span, `by` characters further on. Turns a span relative to a statement into one of the document. */
export function shift(at: Span, by: number): Span {
  // Also for -0, whose sum is no longer a small integer to the engine: from then on it would box the ends of every span.
  if (by === 0) return at;
  return { start: at.start + by, end: at.end + by };
}

/** The smallest span that holds both. */
export function cover(first: Span, last: Span): Span {
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

/** True where `offset` lies in the span or touches its end: where a cursor "is on" it. */
export function touches(at: Span, offset: number): boolean {
  return at.start <= offset && offset <= at.end;
}
