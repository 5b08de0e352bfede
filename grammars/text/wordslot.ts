/** The words of a command and an offset go in; which of them it is in, or would begin, comes out. */
import type { Span } from './span.js';

interface Word {
  readonly span: Span;
}

/** `index`: counted from the first word. `span`: of the word that is there, else empty at the offset. */
export function wordUnder(
  words: readonly Word[],
  at: number,
): { readonly index: number; readonly span: Span } {
  const found = words.findIndex(({ span }) => at <= span.end);
  const index = found < 0 ? words.length : found;
  const span = words[index]?.span;
  return { index, span: span !== undefined && span.start <= at ? span : { start: at, end: at } };
}
