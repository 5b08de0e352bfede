/** A document goes in, its text in canonical style comes out: keywords in upper case, the lines of a label indented by two blanks, values byte for byte. */
import type { PxeLine, PxelinuxDocument } from './document.js';
import { lineLimit } from './facts.js';
import { isForeign } from './problems.js';
import { endsLabel } from './scopes.js';
import { factOf } from './vocabulary.js';

export function print(document: PxelinuxDocument): string {
  const { text, lines } = document;
  if (!isSafe(document)) return text;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const indents = indentsOf(document);
  const out: string[] = [];
  let pendingBlank = false;
  for (const [index, line] of lines.entries()) {
    const { node } = line;
    if (node.kind === 'help') {
      out.push(node.help.text);
      continue;
    }
    if (node.kind === 'blank') {
      pendingBlank = true;
      continue;
    }
    if (out.length > 0 && (pendingBlank || indents.blankBefore.has(index))) out.push('');
    pendingBlank = false;
    out.push(' '.repeat(indents.columns[index] ?? 0) + written(line));
  }
  return out.length === 0 ? '' : out.join(lineEnd) + lineEnd;
}

/** Where white space could carry meaning, or the text is another program's, nothing is touched. */
function isSafe({ text, lines }: PxelinuxDocument): boolean {
  if (text.includes('\0') || /\r(?!\n)/.test(text) || isForeign(lines)) return false;
  return lines.every((line) => line.length < lineLimit);
}

function written(line: PxeLine): string {
  const { node } = line;
  switch (node.kind) {
    case 'comment':
      return node.comment.text;
    case 'directive':
    case 'uboot':
      return node.value === undefined ? node.name : `${node.name} ${node.value.text}`;
    case 'unknown':
      return node.value === undefined ? node.keyword.text : `${node.keyword.text} ${node.value.text}`;
    case 'help':
      return node.help.text;
    case 'blank':
      return '';
  }
}

interface Indents {
  readonly columns: readonly number[];
  /** Indexes of lines that a blank line goes before: a LABEL, or the comments that belong to it. */
  readonly blankBefore: ReadonlySet<number>;
}

function indentsOf({ text, lines }: PxelinuxDocument): Indents {
  const columns: number[] = [];
  const blankBefore = new Set<number>();
  let inLabel = false;
  for (const [index, { node }] of lines.entries()) {
    let column = inLabel ? 2 : 0;
    if (node.kind === 'directive') {
      if (endsLabel(node.name)) {
        inLabel = node.name === 'LABEL';
        column = 0;
        attachComments(text, lines, index, columns);
        if (inLabel) blankBefore.add(firstOfRun(lines, index, columns));
      } else if (!belongsToLabel(node.name)) {
        column = 0;
      }
    }
    columns.push(column);
  }
  trailingComments(text, lines, columns);
  return { columns, blankBefore };
}

/** True for what has its meaning from the label it stands in; other directives hold for the whole file. */
function belongsToLabel(name: string): boolean {
  const fact = factOf(name);
  return name === 'ENDTEXT' || fact?.scope.includes('label') === true;
}

/** Comments directly above a line belong to it, unless they are indented deeper and so were written for the label above. */
function attachComments(text: string, lines: readonly PxeLine[], index: number, columns: number[]): void {
  const limit = columnOf(text, lines[index]);
  for (let at = index - 1; lines[at]?.node.kind === 'comment'; at--) {
    if (columnOf(text, lines[at]) > limit) break;
    columns[at] = 0;
  }
}

function firstOfRun(lines: readonly PxeLine[], index: number, columns: readonly number[]): number {
  let first = index;
  while (lines[first - 1]?.node.kind === 'comment' && columns[first - 1] === 0) first--;
  return first;
}

/** Comments that stand at the margin before a directive of the whole file, or at the end, keep to the margin. */
function trailingComments(text: string, lines: readonly PxeLine[], columns: number[]): void {
  for (let index = lines.length - 1, margin = true; index >= 0; index--) {
    const kind = lines[index]?.node.kind;
    if (kind === 'blank') continue;
    if (kind !== 'comment') margin = columns[index] === 0;
    else if (margin && columnOf(text, lines[index]) === 0) columns[index] = 0;
    else margin = false;
  }
}

/** Number of blanks before the first word of a line. */
function columnOf(text: string, line: PxeLine | undefined): number {
  if (line === undefined) return 0;
  let column = 0;
  while (column < line.length && text.charCodeAt(line.offset + column) <= 32) column++;
  return column;
}
