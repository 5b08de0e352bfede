/** Requests for the canonical form of a file or of a part of it go in; text edits come out, none where the text has that form. */
import type { Connection, TextEdit as ProtocolEdit } from 'vscode-languageserver';
import { type FormatResult, format, type TextEdit } from '../../service/index.js';
import { answered, type Log } from '../safely.js';
import type { Session } from '../session.js';

/** The characters of a text that are no blanks, in capitals (the canonical form has keywords so), and which of them begin their line. */
interface Ink {
  readonly characters: string;
  /** For each that is the first of its line, where that line starts. */
  readonly lineStarts: ReadonlyMap<number, number>;
}

function inkOf(text: string): Ink {
  const lineStarts = new Map<number, number>();
  let characters = '';
  let at = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const ink = line.replaceAll(/\s/g, '');
    if (ink !== '') lineStarts.set(characters.length, at);
    // Letters that have no capital of one character stay as they are: every character keeps its number.
    characters += ink.replaceAll(/[a-z]+/g, (word) => word.toUpperCase());
    at += line.length;
  }
  return { characters, lineStarts };
}

/** How far two texts are the same. */
function sameLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/**
 * A text and its canonical form go in; what stands between each two places where a line begins in both comes out. Formatting changes
 * blanks, so that the characters between are the same: whichever of the edits are made, nothing is lost and nothing stands twice.
 */
function lineEdits(text: string, canonical: string): TextEdit[] {
  const [before, after] = [inkOf(text), inkOf(canonical)];
  const same = sameLength(before.characters, after.characters);
  const edits: TextEdit[] = [];
  let [from, to] = [0, 0];
  const upTo = (start: number, fresh: number): void => {
    const newText = canonical.slice(to, fresh);
    if (newText !== text.slice(from, start)) edits.push({ span: { start: from, end: start }, newText });
    [from, to] = [start, fresh];
  };
  for (const [ink, start] of before.lineStarts) {
    const fresh = after.lineStarts.get(ink);
    if (fresh !== undefined && ink > 0 && ink <= same) upTo(start, fresh);
  }
  upTo(text.length, canonical.length);
  return edits;
}

/**
 * Those edits of the whole file that touch the lines of a span: what the rest of the file looks like decides about columns and
 * indents, so that `fmt --check` is content with the lines afterwards.
 */
export function editsWithin(
  { text: canonical, edit }: FormatResult,
  text: string,
  span: { readonly start: number; readonly end: number },
): readonly TextEdit[] {
  if (edit === undefined) return [];
  const start = span.start === 0 ? 0 : text.lastIndexOf('\n', span.start - 1) + 1;
  // A selection of whole lines ends where the next line begins.
  const last = span.end > span.start && text[span.end - 1] === '\n' ? span.end - 1 : span.end;
  const newline = text.indexOf('\n', last);
  const end = newline < 0 ? text.length : newline + 1;
  return lineEdits(text, canonical).filter((one) => one.span.start < end && one.span.end > start);
}

export function registerFormatting(connection: Connection, session: Session, log: Log): void {
  connection.onDocumentFormatting((params, token) =>
    answered<ProtocolEdit[]>(log, 'formatting', token, [], () => {
      const spot = session.textSpot(params.textDocument.uri);
      const edit = spot && format(spot.document).edit;
      if (spot === undefined || edit === undefined) return [];
      return [{ range: spot.ranges.rangeOf(edit.span), newText: edit.newText }];
    }),
  );

  connection.onDocumentRangeFormatting((params, token) =>
    answered<ProtocolEdit[]>(log, 'formatting of a part', token, [], () => {
      const spot = session.textSpot(params.textDocument.uri);
      if (spot === undefined) return [];
      const { document, ranges } = spot;
      const edits = editsWithin(format(document), document.text, ranges.spanOf(params.range));
      return edits.map(({ span, newText }) => ({ range: ranges.rangeOf(span), newText }));
    }),
  );
}
