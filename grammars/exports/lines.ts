/** A text goes in, its logical lines come out; the lines and their text become a document. */
import type { IToken } from 'chevrotain';
import { spanOf } from '../text/chevrotain.js';
import { type Problem, type Span, shift, type TextEdit } from '../text/index.js';
import type { ParsedLines } from '../text/logical-lines.js';
import type { ExportsDocument, ExportsLine, LineFault } from './document.js';
import { faultsOf, quote } from './faults.js';
import { ExportsParser } from './parser.js';
import { Control, LineEnd, lexExports } from './tokens.js';

let parser: ExportsParser | undefined;

/** Offset of the last character before a carriage return that ends a comment. */
function withoutReturn(text: string, span: Span): Span {
  return text[span.end - 1] === '\r' ? { start: span.start, end: span.end - 1 } : span;
}

/**
 * A carriage return (or form feed) where a path should start: the reader skips only blanks, tabs and line ends
 * there, finds a word of no length and takes it for the end of the file (getpath in support/nfs/exports.c).
 */
function endOfReading(tokens: readonly IToken[], start: number): LineFault | undefined {
  for (const token of tokens) {
    if (token.tokenType === Control) {
      return {
        problem: {
          rule: 'exports/syntax',
          severity: 'error',
          message:
            'A line that starts with a carriage return: exportfs takes it for the end of the file. Save the file with Unix line ends.',
          span: shift(spanOf(token), -start),
          refusedBy: 'exportfs',
          fix: {
            title: 'Remove the carriage return',
            safe: true,
            edits: [{ span: shift(spanOf(token), -start), newText: '' }],
          },
        },
        endsReading: true,
        item: undefined,
      };
    }
    if (token.image.trim() !== '' && !token.image.startsWith('\\\n')) return undefined;
  }
  return undefined;
}

function unclosedQuote(quotes: readonly IToken[], start: number, end: number): LineFault | undefined {
  const open = quotes[quotes.length - 1];
  if (open === undefined || quotes.length % 2 === 0) return undefined;
  return {
    problem: {
      rule: 'exports/syntax',
      severity: 'error',
      message:
        'This quote is never closed: exportfs reads everything from here to the end of the file as one word.',
      span: { start: open.startOffset - start, end: end - start },
      refusedBy: 'exportfs',
    },
    endsReading: true,
    item: undefined,
  };
}

/** A word of nothing but quotes: exportfs takes it for the end of the line. */
function emptyWord(text: string, quotes: readonly IToken[], start: number): LineFault | undefined {
  for (let i = 0; i + 1 < quotes.length; i += 2) {
    const open = quotes[i]?.startOffset ?? 0;
    const before = text[open - 1];
    const after = text[open + 2];
    if (quotes[i + 1]?.startOffset !== open + 1) continue;
    if (open > start && before !== undefined && before.trim() !== '') continue;
    if (after !== undefined && after.trim() !== '') continue;
    return {
      problem: {
        rule: 'exports/syntax',
        severity: 'warning',
        message:
          'Two quotes with nothing between them end the entry: exportfs reads what follows on the line as an entry of its own. Remove them.',
        span: { start: open - start, end: open + 2 - start },
        refusedBy: null,
      },
      endsReading: false,
      item: undefined,
    };
  }
  return undefined;
}

/** The logical lines of a text that starts at the beginning of a line. */
export function parseLines(text: string): ParsedLines<ExportsLine> {
  parser ??= new ExportsParser();
  const { tokens, comments, quotes } = lexExports(text);
  const lines: ExportsLine[] = [];
  let start = 0;
  let comment = 0;
  let quoted = 0;
  let from = 0;
  let open = false;
  while (start < text.length) {
    let to = from;
    while (to < tokens.length && tokens[to]?.tokenType !== LineEnd) to++;
    const lineEnd = tokens[to];
    const end = lineEnd === undefined ? text.length : lineEnd.startOffset + 1;
    if (lineEnd !== undefined) to++;
    else open = true;
    const slice = tokens.slice(from, to);
    const quotesFrom = quoted;
    while (quoted < quotes.length && (quotes[quoted]?.startOffset ?? end) < end) quoted++;
    const note = comments[comment];
    let commentSpan: Span | undefined;
    if (note !== undefined && note.startOffset < end) {
      commentSpan = shift(withoutReturn(text, spanOf(note)), -start);
      comment++;
    }
    lines.push(lineOf(text, start, end, slice, quotes.slice(quotesFrom, quoted), commentSpan));
    from = to;
    start = end;
  }
  return { lines, open };
}

function lineOf(
  text: string,
  start: number,
  end: number,
  tokens: readonly IToken[],
  quotes: readonly IToken[],
  comment: Span | undefined,
): ExportsLine {
  const reader = parser ?? new ExportsParser();
  reader.lineStart = start;
  reader.input = tokens as IToken[];
  const entry = tokens.length === 0 ? undefined : reader.exportLine();
  const faults: LineFault[] = [];
  const ended = endOfReading(tokens, start);
  const unclosed = unclosedQuote(quotes, start, end);
  if (ended !== undefined) faults.push(ended);
  else if (unclosed !== undefined) faults.push(unclosed);
  else if (entry !== undefined) faults.push(...faultsOf(text.slice(start, end), entry));
  const empty = emptyWord(text, quotes, start);
  if (empty !== undefined) faults.push(empty);
  return { offset: start, length: end - start, entry, comment, faults };
}

function shiftEdit(edit: TextEdit, by: number): TextEdit {
  return { span: shift(edit.span, by), newText: edit.newText };
}

function absolute(problem: Problem, by: number): Problem {
  const { fix } = problem;
  return {
    ...problem,
    span: shift(problem.span, by),
    ...(fix === undefined ? {} : { fix: { ...fix, edits: fix.edits.map((edit) => shiftEdit(edit, by)) } }),
  };
}

/** Paths of entries behind a line, shortest wording: the first few by name. */
function lost(lines: readonly ExportsLine[], after: number): string {
  const paths: string[] = [];
  for (let i = after + 1; i < lines.length; i++) {
    const entry = lines[i]?.entry;
    if (entry !== undefined) paths.push(quote(entry.path));
  }
  if (paths.length === 0) return '';
  const named = paths.slice(0, 5).join(', ');
  const rest = paths.length > 5 ? ` and ${paths.length - 5} more` : '';
  const what = paths.length === 1 ? 'The entry behind it is' : `${paths.length} entries behind it are`;
  return ` ${what} lost as well: ${named}${rest}.`;
}

export function documentOf(text: string, lines: readonly ExportsLine[]): ExportsDocument {
  const problems: Problem[] = [];
  let stop: ExportsDocument['stop'];
  for (const [index, line] of lines.entries()) {
    for (const fault of line.faults) {
      const behind = fault.endsReading && stop === undefined ? lost(lines, index) : '';
      // A carriage return behind the last entry ends nothing.
      if (fault.endsReading && fault.item === undefined && line.entry === undefined && behind === '')
        continue;
      if (fault.endsReading) stop ??= { line: index, fault };
      const problem = absolute(fault.problem, line.offset);
      problems.push(behind === '' ? problem : { ...problem, message: `${problem.message}${behind}` });
    }
  }
  problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { language: 'exports', text, problems, lines, stop };
}
