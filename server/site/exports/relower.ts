/**
 * Exports that were lowered and one of their files after an edit go in; their facts come out, in which the entries of lines
 * that the edit did not touch are the same objects as before, with their places moved to where they stand now. So the facts
 * of before are not to be asked any more.
 */
import type { ExportsDocument, ExportsLine } from '../../../grammars/exports/index.js';
import type { Span } from '../../../grammars/text/index.js';
import type { SourceFile } from '../source.js';
import { joined, type LoweredExports, type LoweredFile, type LoweredLine, lowerLine } from './lower.js';

/** `source`: one of the files as it is now. */
export function relowerExports(
  before: LoweredExports,
  source: SourceFile<ExportsDocument>,
): LoweredExports | undefined {
  if (!before.files.some(({ file }) => file === source.file)) return undefined;
  const files = before.files.map((one) => (one.file === source.file ? reread(one, source.document) : one));
  return { ...before, facts: joined(files, before.unread), files };
}

function reread({ file, document: old, lines }: LoweredFile, document: ExportsDocument): LoweredFile {
  const by = document.text.length - old.text.length;
  const shorter = Math.min(old.lines.length, document.lines.length);
  let front = 0;
  while (front < shorter && isMoved(old.lines[front], document.lines[front], 0)) front++;
  let behind = 0;
  while (behind < shorter - front && isMoved(old.lines.at(-1 - behind), document.lines.at(-1 - behind), by))
    behind++;
  const rest = lines.slice(lines.length - behind);
  for (const line of rest) move(line, by);
  const fresh = document.lines
    .slice(front, document.lines.length - behind)
    .map((line) => lowerLine(file, line));
  return { file, document, lines: [...lines.slice(0, front), ...fresh, ...rest] };
}

/** The same line, somewhere else. */
function isMoved(old: ExportsLine | undefined, now: ExportsLine | undefined, by: number): boolean {
  return old !== undefined && now !== undefined && old.entry === now.entry && now.offset - old.offset === by;
}

function move(line: LoweredLine | undefined, by: number): void {
  if (by === 0) return;
  for (const span of line?.spans ?? []) {
    const moving: { -readonly [K in keyof Span]: Span[K] } = span;
    moving.start += by;
    moving.end += by;
  }
}
