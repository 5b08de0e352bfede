/** A whole text goes in, its statements come out. A long text is read a piece at a time: tokens that live as long as their piece cost far less than those of a whole file. */
import type { Statement } from './document.js';
import { read } from './reader.js';

/** Characters of a piece, at least. */
const PIECE = 32_768;

export function readWhole(text: string, size = PIECE): readonly Statement[] {
  const ends = text.length < 2 * size ? [] : endsOfPieces(text, size);
  if (ends.length === 0) return read(text, 'root', 0, 0).statements;
  const statements: Statement[] = [];
  let from = 0;
  for (const to of [...ends, text.length]) {
    for (const statement of read(text.slice(from, to), 'root', -from, 0).statements)
      statements.push(statement);
    from = to;
  }
  return statements;
}

/**
 * Places behind a block at the top of the file, where the next statement begins with a word other than `else` and its
 * kin. None for a text in which a brace closes what no brace opened.
 */
function endsOfPieces(text: string, size: number): number[] {
  const ends: number[] = [];
  const marks = /["#{}]/g;
  let depth = 0;
  let from = 0;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const at = mark.index;
    if (mark[0] === '#') marks.lastIndex = endOfLine(text, at);
    else if (mark[0] === '"') marks.lastIndex = endOfString(text, at);
    else if (mark[0] === '{') depth++;
    else {
      depth--;
      if (depth < 0) return [];
      if (depth === 0 && at + 1 - from >= size && beginsAnew(text, at + 1)) {
        from = at + 1;
        ends.push(from);
      }
    }
  }
  return ends;
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) !== 34) at += text.charCodeAt(at) === 92 ? 2 : 1;
  return at + 1;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** True where, blanks and comments aside, a word stands that continues no statement. */
function beginsAnew(text: string, from: number): boolean {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 35) at = endOfLine(text, at);
    else if (code > 32) break;
  }
  return /^(?!els)[a-z]/i.test(text.slice(at, at + 4));
}
