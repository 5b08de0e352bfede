/** A script of iPXE goes in, its text in canonical style comes out: labels at the margin, nothing behind a line, one empty line at most. Columns that a person made inside a line stay. */
import type { IpxeDocument, IpxeLine } from './document.js';

export function formatIpxe({ text, lines }: IpxeDocument): string {
  // A backslash at the very end joins the last line to nothing, and iPXE leaves that line out. A lone carriage return is a
  // blank, and would end a line where one is put behind it.
  if (text === '' || /\\\r?\n?$|\r(?!\n)/.test(text)) return text;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const out: string[] = [];
  let empty = false;
  for (const line of lines) {
    const printed = printLine(text, line);
    if (printed !== '' || !empty) out.push(printed);
    empty = printed === '';
  }
  if (empty) out.pop();
  return out.length === 0 ? '' : `${out.join(end)}${end}`;
}

function printLine(text: string, { offset, length, label }: IpxeLine): string {
  const whole = text.slice(offset, offset + length).replace(/\r?\n$/, '');
  const written = withoutEnd(whole);
  return label === undefined ? written : written.trimStart();
}

/** Blanks behind a backslash keep it from joining lines. */
function withoutEnd(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  return line[end - 1] === '\\' ? line : line.slice(0, end);
}
