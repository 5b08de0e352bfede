/** An fstab document goes in, its text in canonical style comes out: fields in columns, aligned within each block of lines. */
import type { FstabDocument, FstabLine } from './document.js';

/** A longer field does not push the columns of its neighbours apart. */
const widest = 40;

/** The fields of a line as written; words behind the sixth are one. */
function cells(document: FstabDocument, line: FstabLine): string[] {
  const { mount } = line;
  if (mount === undefined) return [];
  const { source, target, type, options, freq, pass, rest } = mount;
  const words = [source, target, type, options, freq, pass].flatMap((field) =>
    field === undefined
      ? []
      : [document.text.slice(line.offset + field.span.start, line.offset + field.span.end)],
  );
  const first = rest[0];
  const last = rest[rest.length - 1];
  if (first !== undefined && last !== undefined) {
    words.push(document.text.slice(line.offset + first.span.start, line.offset + last.span.end));
  }
  return words;
}

function printBlock(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      if (cell.length <= widest) widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
  }
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join(' '),
  );
}

/** Lines that mount ignores stay as they are. Comments do not end a block, empty lines do. */
export function formatFstab(document: FstabDocument): string {
  const out: string[] = [];
  let block: { readonly row: readonly string[]; readonly at: number }[] = [];
  const flush = (): void => {
    const printed = printBlock(block.map(({ row }) => row));
    for (const [index, { at }] of block.entries()) out[at] = printed[index] ?? '';
    block = [];
  };
  for (const line of document.lines) {
    const text = document.text.slice(line.offset, line.offset + line.length);
    if (line.comment !== undefined) {
      out.push(
        document.text.slice(line.offset + line.comment.start, line.offset + line.comment.end).trimEnd(),
      );
    } else if (line.mount === undefined) {
      flush();
      out.push('');
    } else if (line.ignored) {
      out.push(text.replace(/\r?\n$/, ''));
    } else {
      block.push({ row: cells(document, line), at: out.length });
      out.push('');
    }
  }
  flush();
  while (out[out.length - 1] === '') out.pop();
  // A carriage return that belongs to a word must not come to stand before the line end, which would swallow it.
  if (out.some((line) => line.endsWith('\r'))) return document.text;
  return out.length === 0 ? '' : `${out.join('\n')}\n`;
}
