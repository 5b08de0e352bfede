/** A document and a change go in, the document of the changed text comes out; only the statements touched are read again. */
import type { TextChange } from '../text/index.js';
import { applyEdits, firstWhere } from '../text/index.js';
import { check } from './check/check.js';
import { type Block, blocksOf, type DhcpdDocument, type Statement } from './document.js';
import { read } from './reader.js';
import { deepestBlock, type Scope, scopeOf } from './starter.js';
import { isPaired, readWhole } from './whole.js';

/** A list of statements on the way from the document down to the change. */
interface Level {
  readonly statements: readonly Statement[];
  readonly scope: Scope;
  /** Where the statement begins that holds the list, and where the list begins and ends, in the old text. */
  readonly parentStart: number;
  readonly start: number;
  readonly end: number;
  /** The statement of the list above that holds this one. */
  readonly index: number;
}

export function edit(
  document: DhcpdDocument,
  change: TextChange,
  text = applyEdits(document.text, [change]),
): DhcpdDocument {
  const { start, end } = change.span;
  const inside = start >= 0 && start <= end && end <= document.text.length;
  const parts = inside && isPaired(document.statements);
  const statements = (parts ? reread(document, change, text) : undefined) ?? readWhole(text);
  return { language: 'dhcpd', text, statements, problems: check(text, statements) };
}

/** From the innermost list outwards: the first whose statements around the change can be read on their own. */
function reread(document: DhcpdDocument, change: TextChange, text: string): readonly Statement[] | undefined {
  const levels = levelsOf(document, change);
  const delta = text.length - document.text.length;
  for (let depth = levels.length - 1; depth >= 0; depth--) {
    const level = levels[depth] as Level;
    let statements = rereadList(level, change, text, delta, depth);
    if (statements === undefined) continue;
    for (let above = depth - 1; above >= 0; above--) {
      const { index } = levels[above + 1] as Level;
      statements = withBody((levels[above] as Level).statements, index, statements, delta);
    }
    return statements;
  }
  return undefined;
}

function levelsOf(document: DhcpdDocument, change: TextChange): Level[] {
  const root: Level = {
    statements: document.statements,
    scope: 'root',
    parentStart: 0,
    start: 0,
    end: document.text.length,
    index: -1,
  };
  const levels = [root];
  let level: Level | undefined = root;
  while (level !== undefined && levels.length <= deepestBlock) {
    level = innerLevel(level, change);
    if (level !== undefined) levels.push(level);
  }
  return levels;
}

function innerLevel(level: Level, change: TextChange): Level | undefined {
  const index = firstEndingAt(level, change.span.start);
  const statement = level.statements[index];
  if (statement === undefined || statement.kind === 'incomplete') return undefined;
  const start = level.parentStart + statement.offset;
  // Only the last block: spans behind an earlier one would have to move with it.
  const block = blocksOf(statement).at(-1);
  if (block?.close === undefined) return undefined;
  const open = start + block.open + 1;
  const close = start + block.close;
  if (change.span.start < open || change.span.end > close) return undefined;
  return {
    statements: block.statements,
    scope: scopeOf(statement),
    parentStart: start,
    start: open,
    end: close,
    index,
  };
}

/** The first statement that ends at an offset or behind it. */
function firstEndingAt(level: Level, offset: number): number {
  const { statements, parentStart } = level;
  return firstWhere(statements, (one) => parentStart + one.offset + one.length >= offset);
}

/** No word that is typed behind it joins its last one. */
function endsInBrace(statement: Statement): boolean {
  return blocksOf(statement).at(-1)?.close === statement.length - 1;
}

/** True where nothing that follows a statement could become part of it. */
function standsAlone(statement: Statement | undefined): boolean {
  switch (statement?.kind) {
    case 'incomplete':
    case 'ignored':
    // An else may follow, or a semicolon, or a digit that joins the colon.
    case 'if':
    case 'key':
    case 'case':
      return false;
    default:
      // A block that is still open takes whatever follows.
      return statement === undefined || blocksOf(statement).every(({ close }) => close !== undefined);
  }
}

function rereadList(
  level: Level,
  change: TextChange,
  text: string,
  delta: number,
  depth: number,
): readonly Statement[] | undefined {
  const { statements, parentStart } = level;
  const startOf = (index: number): number => parentStart + (statements[index] as Statement).offset;
  let first = firstEndingAt(level, change.span.start);
  const beside = statements[first];
  if (beside !== undefined && endsInBrace(beside) && startOf(first) + beside.length === change.span.start)
    first++;
  while (first > 0 && !standsAlone(statements[first - 1])) first--;
  let next = first;
  while (next < statements.length && startOf(next) <= change.span.end) next++;
  let more = 1;
  const from = first === 0 ? level.start : startOf(first - 1) + (statements[first - 1] as Statement).length;
  for (;;) {
    const whole = next >= statements.length;
    const to = (whole ? level.end : startOf(next)) + delta;
    const behind = whole ? (depth === 0 ? 'nothing' : 'brace') : 'statement';
    const fresh = readWindow(text.slice(from, to), level.scope, parentStart - from, depth, behind);
    if (fresh !== undefined) {
      return [...statements.slice(0, first), ...fresh, ...moved(statements.slice(next), delta)];
    }
    if (whole) return undefined;
    // What the edit broke ends with one of the next statements, mostly.
    next = Math.min(statements.length, next + more);
    more *= 2;
  }
}

/** None where what the window ends with could reach into what is behind it. */
function readWindow(
  text: string,
  scope: Scope,
  parentStart: number,
  depth: number,
  behind: 'nothing' | 'brace' | 'statement',
): readonly Statement[] | undefined {
  const { statements, selfContained, end } = read(text, scope, parentStart, depth);
  if (!selfContained) return undefined;
  const inComment = text.lastIndexOf('#') > Math.max(end - 1, text.lastIndexOf('\n'));
  if (inComment && behind !== 'nothing') return undefined;
  return behind !== 'statement' || standsAlone(statements.at(-1)) ? statements : undefined;
}

function moved(statements: readonly Statement[], delta: number): readonly Statement[] {
  if (delta === 0) return statements;
  return statements.map((statement) => ({ ...statement, offset: statement.offset + delta }));
}

/** The list with one statement whose last block holds other statements and is longer by `delta`. */
function withBody(
  statements: readonly Statement[],
  index: number,
  inner: readonly Statement[],
  delta: number,
): readonly Statement[] {
  const old = statements[index] as Statement;
  const change = (block: Block): Block => ({
    open: block.open,
    close: (block.close ?? 0) + delta,
    statements: inner,
  });
  let statement: Statement = old;
  if (old.kind === 'if') {
    const branches = old.branches.map((branch, at) =>
      at === old.branches.length - 1 ? { ...branch, body: change(branch.body) } : branch,
    );
    statement = { ...old, length: old.length + delta, branches };
  } else if ('body' in old && old.body !== undefined) {
    statement = { ...old, length: old.length + delta, body: change(old.body) };
  }
  return [...statements.slice(0, index), statement, ...moved(statements.slice(index + 1), delta)];
}
