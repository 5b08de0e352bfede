/** A text goes in, its logical lines come out; the lines and their text become a document. */
import type { IToken } from 'chevrotain';
import { spanOf } from '../text/chevrotain.js';
import { type Problem, type Span, shift, shiftProblem } from '../text/index.js';
import type { ParsedLines } from '../text/logical-lines.js';
import type { ExportEntryNode, ExportsDocument, ExportsLine, LineFault } from './document.js';
import { faultsOf, quote } from './faults.js';
import { ExportsParser, isEveryone } from './parser.js';
import { Dash, EmptyWord, Gap, LineEnd, lexExports } from './tokens.js';

let parser: ExportsParser | undefined;

/** Offset of the last character before a carriage return that ends a comment. */
function withoutReturn(text: string, span: Span): Span {
  return text[span.end - 1] === '\r' ? { start: span.start, end: span.end - 1 } : span;
}

/** What exportfs looks for next: a path, the first client, a client behind defaults, or a further client. */
type Awaited = 'path' | 'first client' | 'client' | 'more';

interface Extent {
  /** Index behind the last token. */
  readonly to: number;
  /** The empty word where a path should start: exportfs takes it for the end of the file (getpath in support/nfs/exports.c). */
  readonly endOfFile: IToken | undefined;
  /** The empty words that end an entry, or stand for a client, before the end of the line. */
  readonly empty: readonly IToken[];
}

const isGap = (token: IToken): boolean => token.tokenType.CATEGORIES?.includes(Gap) ?? false;

/** The tokens of one entry: to the end of the line, or to an empty word behind which exportfs looks for a path again. */
function extentOf(tokens: readonly IToken[], from: number): Extent {
  let awaited = 'path' as Awaited;
  let inWord = false;
  const empty: IToken[] = [];
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.tokenType === LineEnd) return { to: at + 1, endOfFile: undefined, empty };
    if (token.tokenType === EmptyWord) {
      if (awaited === 'path') return { to: lineEndBehind(tokens, at), endOfFile: token, empty };
      const next = tokens[at + 1];
      const last = next === undefined || next.tokenType === LineEnd;
      if (!last) empty.push(token);
      if (awaited === 'more' && !last) return { to: at + 1, endOfFile: undefined, empty };
      awaited = 'more';
    }
    if (isGap(token)) {
      inWord = false;
    } else if (!inWord) {
      inWord = true;
      if (awaited === 'path') awaited = 'first client';
      else awaited = token.tokenType === Dash && awaited !== 'client' ? 'client' : 'more';
    }
  }
  return { to: tokens.length, endOfFile: undefined, empty };
}

function lineEndBehind(tokens: readonly IToken[], from: number): number {
  let at = from;
  while (at < tokens.length && tokens[at]?.tokenType !== LineEnd) at++;
  return Math.min(at + 1, tokens.length);
}

function endOfReading(token: IToken, start: number): LineFault {
  const span = shift(spanOf(token), -start);
  const quotes = token.image.startsWith('"');
  return {
    problem: {
      rule: 'exports/syntax',
      severity: 'error',
      message: quotes
        ? 'Quotes with nothing between them where a path should start: exportfs takes them for the end of the file. Remove them.'
        : 'A line that starts with a carriage return: exportfs takes it for the end of the file. Save the file with Unix line ends.',
      span,
      refusedBy: 'exportfs',
      fix: {
        title: quotes ? 'Remove the quotes' : 'Remove the carriage return',
        safe: true,
        edits: [{ span, newText: '' }],
      },
    },
    endsReading: true,
    item: undefined,
  };
}

/** An odd quote swallows everything up to the end of the file; where no white space follows, that is its own word alone. */
function unclosedQuote(line: string, quotes: readonly IToken[], start: number): LineFault | undefined {
  const open = quotes[quotes.length - 1];
  if (open === undefined || quotes.length % 2 === 0) return undefined;
  const span = { start: open.startOffset - start, end: line.length };
  if (!/[\s\x00]/.test(line.slice(span.start))) return undefined;
  return {
    problem: {
      rule: 'exports/syntax',
      severity: 'error',
      message:
        'This quote is never closed: exportfs reads everything from here to the end of the file as one word.',
      span,
      refusedBy: 'exportfs',
    },
    endsReading: true,
    item: undefined,
    swallows: true,
  };
}

/** The lines as they were meant, from the one on in which a quote is never closed: read without that quote. */
export function swallowedLines(text: string, { offset, faults }: ExportsLine): readonly ExportsLine[] {
  const open = faults.find(({ swallows }) => swallows === true);
  if (open === undefined) return [];
  const quoteAt = offset + open.problem.span.start;
  const start = text.lastIndexOf('\n', quoteAt) + 1;
  const { lines } = parseLines(text.slice(start, quoteAt) + text.slice(quoteAt + 1));
  return lines.map((line) => {
    const at = start + line.offset;
    return { ...line, offset: at > quoteAt ? at + 1 : at };
  });
}

/** A word of no length inside an entry. */
function emptyWord(token: IToken, start: number, ends: boolean): LineFault {
  const what = token.image.startsWith('"')
    ? 'Quotes with nothing between them'
    : 'A carriage return, form feed or vertical tab behind a blank';
  const effect = ends
    ? 'end the entry here: exportfs reads what follows on the line as an entry of its own'
    : 'stand for a client without a name: exportfs exports the directory to every machine';
  return {
    problem: {
      rule: 'exports/syntax',
      severity: 'warning',
      message: `${what}, in the middle of a line, ${effect}. Remove this.`,
      span: shift(spanOf(token), -start),
      refusedBy: null,
    },
    endsReading: false,
    item: undefined,
  };
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
    const extent = extentOf(tokens, from);
    const last = extent.to > from ? tokens[extent.to - 1] : undefined;
    const closed = last !== undefined && (last.tokenType === LineEnd || extent.to < tokens.length);
    const end = closed ? last.startOffset + last.image.length : text.length;
    if (!closed) open = true;
    const quotesFrom = quoted;
    while (quoted < quotes.length && (quotes[quoted]?.startOffset ?? end) < end) quoted++;
    const note = comments[comment];
    let commentSpan: Span | undefined;
    if (note !== undefined && note.startOffset < end) {
      commentSpan = shift(withoutReturn(text, spanOf(note)), -start);
      comment++;
    }
    const slice = tokens.slice(from, extent.to);
    if (slice[slice.length - 1]?.tokenType === LineEnd) slice.pop();
    const source: LineSource = { text, start, end, tokens: slice, quotes: quotes.slice(quotesFrom, quoted) };
    lines.push(lineOf(parser, source, extent, commentSpan));
    from = extent.to;
    start = end;
  }
  return { lines, open };
}

interface LineSource {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly tokens: IToken[];
  readonly quotes: readonly IToken[];
}

function lineOf(
  reader: ExportsParser,
  { text, start, end, tokens, quotes }: LineSource,
  { endOfFile, empty }: Extent,
  comment: Span | undefined,
): ExportsLine {
  reader.lineStart = start;
  reader.input = tokens;
  const entry = tokens.length === 0 ? undefined : reader.exportLine();
  const faults: LineFault[] = [];
  if (endOfFile !== undefined) faults.push(endOfReading(endOfFile, start));
  else {
    const found = entry === undefined ? [] : faultsOf(text.slice(start, end), entry);
    const unclosed = unclosedQuote(text.slice(start, end), quotes, start);
    const first = found.find(({ endsReading }) => endsReading);
    if (
      unclosed === undefined ||
      (first !== undefined && first.problem.span.end <= unclosed.problem.span.start)
    )
      faults.push(...found);
    else faults.push(unclosed);
    for (const token of empty) faults.push(emptyWord(token, start, endsEntry(entry, token, start)));
  }
  return { offset: start, length: end - start, entry, comment, faults };
}

/** Behind a client an empty word ends the entry; elsewhere it is a client itself. */
function endsEntry(entry: ExportEntryNode | undefined, token: IToken, start: number): boolean {
  const at = token.startOffset - start;
  return entry?.items.every((item) => !isEveryone(item) || item.span.start !== at) ?? true;
}

/** Paths of entries behind a line, shortest wording: the first few by name. */
function lost(behind: readonly ExportsLine[]): string {
  const paths = behind.flatMap(({ entry }) => (entry === undefined ? [] : [quote(entry.path)]));
  if (paths.length === 0) return '';
  const named = paths.slice(0, 5).join(', ');
  const rest = paths.length > 5 ? ` and ${paths.length - 5} more` : '';
  const what = paths.length === 1 ? 'The entry behind it is' : `${paths.length} entries behind it are`;
  return ` ${what} lost as well: ${named}${rest}.`;
}

export function documentOf(text: string, lines: readonly ExportsLine[]): ExportsDocument {
  const problems: Problem[] = [];
  let stop: ExportsDocument['stop'];
  const lastEntry = lines.findLastIndex(({ entry }) => entry !== undefined);
  for (const [index, line] of lines.entries()) {
    for (const fault of line.faults) {
      const loses = fault.endsReading && stop === undefined;
      // The first of those that a quote swallows is its own line.
      const behind =
        loses && fault.swallows === true
          ? lost(swallowedLines(text, line).slice(1))
          : loses && index < lastEntry
            ? lost(lines.slice(index + 1))
            : '';
      // A carriage return behind the last entry ends nothing.
      if (fault.endsReading && fault.item === undefined && line.entry === undefined && behind === '')
        continue;
      if (fault.endsReading) stop ??= { line: index, fault };
      const problem = shiftProblem(fault.problem, line.offset);
      problems.push(behind === '' ? problem : { ...problem, message: `${problem.message}${behind}` });
    }
  }
  problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { language: 'exports', text, problems, lines, stop };
}
