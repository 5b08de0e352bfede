/** Text edits: what may be written to a file goes in, the new text comes out. Nothing writes a file except through these. */
import type { Span } from './span.js';

/** Replaces the text of a span; an empty span inserts, an empty text deletes. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** One change of a document, as an editor sends it. */
export type TextChange = TextEdit;

/**
 * Applies edits that refer to the same text. They may stand in any order; of two that overlap the one
 * that starts later is left out, so that the result is always some consistent subset of the edits.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort((a, b) => a.edit.span.start - b.edit.span.start || a.index - b.index);
  let out = '';
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.span.start < at) continue;
    out += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
  }
  return out + text.slice(at);
}

/** As many characters are compared at a time: the engine compares pieces much faster than characters. */
const PIECE = 4096;

/** The smallest single edit that turns one text into the other; none when they are equal. */
export function difference(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start + PIECE <= shorter && samePiece(before, start, after, start)) start += PIECE;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  const most = shorter - start;
  const [a, b] = [before.length, after.length];
  let tail = 0;
  while (tail + PIECE <= most && samePiece(before, a - tail - PIECE, after, b - tail - PIECE)) tail += PIECE;
  while (tail < most && before.charCodeAt(a - 1 - tail) === after.charCodeAt(b - 1 - tail)) tail++;
  return { span: { start, end: a - tail }, newText: after.slice(start, b - tail) };
}

function samePiece(before: string, from: number, after: string, at: number): boolean {
  return before.slice(from, from + PIECE) === after.slice(at, at + PIECE);
}
