/** A text goes in, its lines come out; the lines and their text become a document. */
import type { IToken } from 'chevrotain';
import { spanOf } from '../text/chevrotain.js';
import { onceForEqual, SMALL_FILE } from '../text/equal-lines.js';
import { type Span, shift, shiftProblem } from '../text/index.js';
import type { ParsedLines } from '../text/logical-lines.js';
import type { FstabDocument, FstabLine } from './document.js';
import { faultsOf } from './faults.js';
import { FstabParser } from './parser.js';
import { isLineEnd, lexFstab } from './tokens.js';

let parser: FstabParser | undefined;

/** The lines of a text that starts at the beginning of a line. A line feed ends a line in any case, so that a small file can be read line by line. */
export function parseLines(text: string): ParsedLines<FstabLine> {
  if (text.length > SMALL_FILE) return parseText(text);
  const lines: FstabLine[] = [];
  let open = false;
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    const parsed = parseEqual(text.slice(start, end));
    for (const line of parsed.lines) lines.push({ ...line, offset: start + line.offset });
    open = parsed.open;
    start = end;
  }
  return { lines, open };
}

const parseEqual = onceForEqual(parseText);

function parseText(text: string): ParsedLines<FstabLine> {
  parser ??= new FstabParser();
  const { tokens, comments } = lexFstab(text);
  const lines: FstabLine[] = [];
  let start = 0;
  let comment = 0;
  let from = 0;
  let open = false;
  while (start < text.length) {
    let to = from;
    while (to < tokens.length) {
      const token = tokens[to];
      if (token === undefined || isLineEnd(token)) break;
      to++;
    }
    const lineEnd = tokens[to];
    const end = lineEnd === undefined ? text.length : lineEnd.startOffset + lineEnd.image.length;
    // A carriage return alone ends only the last line of a file.
    if (lineEnd === undefined || !lineEnd.image.endsWith('\n')) open = true;
    if (lineEnd !== undefined) to++;
    const note = comments[comment];
    let commentSpan: Span | undefined;
    if (note !== undefined && note.startOffset < end) {
      commentSpan = shift(spanOf(note), -start);
      comment++;
    }
    lines.push(lineOf(parser, start, end, tokens.slice(from, to), commentSpan));
    from = to;
    start = end;
  }
  return { lines, open };
}

function lineOf(
  reader: FstabParser,
  start: number,
  end: number,
  tokens: IToken[],
  comment: Span | undefined,
): FstabLine {
  reader.lineStart = start;
  const last = tokens[tokens.length - 1];
  const textEnd =
    last === undefined || isLineEnd(last) ? (last?.startOffset ?? end) : last.startOffset + last.image.length;
  reader.input = tokens;
  const mount = tokens.length === 0 ? undefined : reader.fstabLine();
  const { problems, ignored } =
    mount === undefined ? { problems: [], ignored: false } : faultsOf(mount, textEnd - start);
  return { offset: start, length: end - start, mount, comment, problems, ignored };
}

export function documentOf(text: string, lines: readonly FstabLine[]): FstabDocument {
  const problems = lines.flatMap((line) =>
    line.problems.map((problem) => shiftProblem(problem, line.offset)),
  );
  return { language: 'fstab', text, problems, lines };
}
