/** A document goes in, the index of its lines comes out, made once: thousands of machines may be told of one file. */
import { type Document, indexLines, type LineIndex, type TextChange } from '../../grammars/text/index.js';

const known = new WeakMap<Document, LineIndex>();

export function linesOf(document: Document): LineIndex {
  let lines = known.get(document);
  if (lines === undefined) {
    lines = indexLines(document.text);
    known.set(document, lines);
  }
  return lines;
}

/** What is known of the lines of a document holds, but for the change, of the one that was made of it. */
export function carryLines(before: Document, change: TextChange, after: Document): void {
  const lines = known.get(before);
  if (lines !== undefined) known.set(after, lines.after(change, after.text));
}
