/** A text goes in, its units come out: what GRUB parses in one go, or refuses in one go. Follows read_config_file of grub-core/normal/main.c. */
import type { IToken } from 'chevrotain';
import { isReal, spanOf } from '../text/chevrotain.js';
import type { Problem, Span } from '../text/index.js';
import type { ParsedLines } from '../text/logical-lines.js';
import { depthBefore, depthsOf } from './depth.js';
import type { GrubUnit, StatementNode } from './document.js';
import { parseUnit } from './parser.js';
import { refusalOf, tooDeep, unclosedBlock } from './refusal.js';
import { BadWord, Blank, Comment, LineEnd, lexGrub, Template } from './tokens.js';
import { readWord } from './word.js';

/** Blocks in blocks: no file has as many, and GRUB's own parser has a limit as well. */
const DEEPEST = 100;

/** Where a file goes on that has a block without its end: the next entry at the margin. */
const RESTART = /\n(?=(?:menuentry|submenu|function)[ \t])/g;

export function parseUnits(text: string): ParsedLines<GrubUnit> {
  const lines: GrubUnit[] = [];
  let restarts: readonly number[] | undefined;
  let next = 0;
  for (let offset = 0; offset < text.length; ) {
    while ((restarts?.[next] ?? Number.POSITIVE_INFINITY) <= offset) next++;
    const limit = restarts?.[next] ?? text.length;
    let unit = readUnit(text.slice(offset, limit));
    if (unit.unclosed && restarts === undefined) {
      restarts = [...text.matchAll(RESTART)].map(({ index }) => index + 1);
      next = 0;
      while ((restarts[next] ?? Number.POSITIVE_INFINITY) <= offset) next++;
      unit = { ...readUnit(text.slice(offset, restarts[next] ?? text.length)), faults: unit.faults };
    } else if (unit.unclosed) {
      // The first one says it.
      unit = { ...unit, faults: [] };
    }
    lines.push({ ...unit, offset, unclosed: unit.unclosed || restarts !== undefined });
    offset += unit.length;
  }
  return { lines, open: lines[lines.length - 1]?.unclosed === true };
}

interface Lexed {
  readonly text: string;
  readonly tokens: readonly IToken[];
  /** Without blanks, comments, and statements of a template. */
  readonly meant: readonly IToken[];
}

/** GRUB puts a line end behind the last line that has none. */
function lex(text: string): Lexed {
  const tokens = lexGrub(text.endsWith('\n') ? text : `${text}\n`).filter(isReal);
  const meant = tokens.filter(
    ({ tokenType }) => tokenType !== Blank && tokenType !== Comment && tokenType !== Template,
  );
  return { text, tokens, meant };
}

/** The unit at the beginning of a text: one line of it is read, then two, four …, until the unit is whole. */
function readUnit(text: string): GrubUnit {
  for (let lines = 1; ; lines *= 2) {
    const end = endOfLines(text, lines);
    const lexed = lex(text.slice(0, end));
    const whole = end === text.length;
    const open = endsOpen(lexed.meant);
    if (open && !whole) continue;
    const depths = depthsOf(lexed.meant);
    if (depths.some((depth) => depth > DEEPEST)) {
      const deep = lexed.meant[depths.findIndex((depth) => depth > DEEPEST)];
      return unitOf(lex(text), text.length, [], [tooDeep(spanIn(text, deep))], true);
    }
    // As long as a block is open at each line end, the unit goes on.
    const ends = lexed.meant.some(({ tokenType }, i) => tokenType === LineEnd && (depths[i] ?? 0) <= 0);
    if (!whole && !ends) continue;
    const parsed = parseUnit(lexed.meant);
    if ('statements' in parsed) {
      const length = Math.min(spanOf(parsed.last).end, text.length);
      return unitOf(lexed, length, parsed.statements, [], false);
    }
    // What ends an open word has been looked for to the end of the text.
    if (parsed.refused !== undefined) {
      const unit = refused(text, lexed, parsed.refused);
      return open ? { ...unit, unclosed: true } : unit;
    }
    if (whole) {
      const { opener, fault } = unclosedBlock(lexed.meant);
      return unitOf(lexed, text.length, [], [fault(spanIn(text, opener))], true);
    }
  }
}

/** The last word goes on behind the text: a quote is open, or a backslash joins the next line. */
function endsOpen(tokens: readonly IToken[]): boolean {
  const bad = tokens.findLast(({ tokenType }) => tokenType === BadWord);
  if (bad !== undefined && readWord(bad.image, 0)?.open !== undefined) return true;
  return /\\\r*\n$/.test(tokens[tokens.length - 1]?.image ?? '');
}

/** As far as the blocks reach that are open, so that one cause is told once. */
function refused(text: string, first: Lexed, token: IToken): GrubUnit {
  const fault = refusalOf(first.meant, token, (one) => spanIn(text, one));
  const open = depthBefore(first.meant, token);
  for (let lines = 1; ; lines *= 2) {
    const end = endOfLines(text, lines);
    if (end < spanOf(token).end && end < text.length) continue;
    const lexed = lex(text.slice(0, end));
    const depths = depthsOf(lexed.meant);
    const at = lexed.meant.findIndex(
      ({ startOffset }, i) => startOffset >= token.startOffset && (open === 0 || (depths[i] ?? 1) <= 0),
    );
    // A word that runs over line ends has been read as a whole: the unit ends where none is open.
    const close = at < 0 ? undefined : lexed.meant.slice(at).find(({ tokenType }) => tokenType === LineEnd);
    if (close !== undefined) {
      return unitOf(lexed, Math.min(spanOf(close).end, text.length), [], [fault], false);
    }
    if (end === text.length) return unitOf(lexed, text.length, [], [fault], at < 0);
  }
}

function unitOf(
  { text, tokens }: Lexed,
  length: number,
  statements: readonly StatementNode[],
  faults: readonly Problem[],
  unclosed: boolean,
): GrubUnit {
  const inside = tokens.filter(({ startOffset }) => startOffset < length);
  const comments = inside.filter(({ tokenType }) => tokenType === Comment);
  const templates = inside.filter(({ tokenType }) => tokenType === Template);
  return {
    offset: 0,
    length,
    statements,
    comments: comments.map((token) => withoutReturn(text, token)),
    templates: templates.map((token) => ({ span: spanIn(text, token), text: token.image })),
    faults,
    unclosed,
  };
}

/** A comment of a file with CR LF ends before the CR. */
function withoutReturn(text: string, token: IToken): Span {
  const { start, end } = spanIn(text, token);
  return token.image.endsWith('\r') ? { start, end: end - 1 } : { start, end };
}

/** A line end that was put behind the text is none of it. */
function spanIn(text: string, token: IToken | undefined): Span {
  if (token === undefined) return { start: 0, end: 0 };
  const { start, end } = spanOf(token);
  return { start: Math.min(start, text.length), end: Math.min(end, text.length) };
}

function endOfLines(text: string, lines: number): number {
  let at = 0;
  for (let line = 0; line < lines; line++) {
    const end = text.indexOf('\n', at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  return at;
}
