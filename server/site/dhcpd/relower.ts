/**
 * A dhcpd.conf that was lowered and one of its files after an edit go in; its facts come out, in which every declaration that
 * the edit did not touch is the same object as before, with its places moved to where it stands now. So the facts of
 * before are not to be asked any more. An edit that touches more than declarations is not for here.
 */

import type { DhcpdDocument, Statement } from '../../../grammars/dhcpd/index.js';
import type { Span } from '../../../grammars/text/index.js';
import type { DiskPath } from '../path.js';
import type { SourceFile } from '../source.js';
import type { DhcpExecutable, DhcpScope } from './facts.js';
import { Lowering } from './lower.js';
import { declares, openScope } from './lower-scopes.js';
import {
  declarations,
  isIncomplete,
  type LoweredDhcpd,
  type Made,
  type Reading,
  readingsIn,
  scopesOf,
} from './reading.js';

export interface Relowered extends LoweredDhcpd {
  /** Declarations that are no longer, and those in their place; one that only holds others that are new is still the same. */
  readonly gone: readonly DhcpScope[];
  readonly come: readonly DhcpScope[];
}

/** `source`: one of its files as it is now. Undefined where everything has to be lowered: then nothing of `before` is of use any more. */
export function relower(before: LoweredDhcpd, source: SourceFile<DhcpdDocument>): Relowered | undefined {
  const { facts, reading } = before;
  const { file, document } = source;
  const old = before.documents.get(file);
  const root: Level = { reading, scope: facts.global, around: reading, base: 0 };
  const [level, second] = file === reading.file ? [root] : included(file, root);
  if (old === undefined || level === undefined || second !== undefined) return undefined;
  const by = document.text.length - old.text.length;
  const edit: Edit = { before, source, by, gone: [], come: [] };
  if (!relist(edit, level, document.statements)) return undefined;
  // It is the place of the body, too.
  if (level === root) grow(facts.global.place.span, by);
  const incomplete = isIncomplete(reading);
  return {
    facts: { ...facts, ...declarations(facts.global), incomplete },
    reading,
    documents: new Map([...before.documents, [file, document]]),
    gone: edit.gone,
    come: edit.come,
  };
}

interface Edit {
  readonly before: LoweredDhcpd;
  /** The file as it is now. */
  readonly source: SourceFile<DhcpdDocument>;
  /** By how much the text grew. */
  readonly by: number;
  readonly gone: DhcpScope[];
  readonly come: DhcpScope[];
}

/** A list of statements in a scope. */
interface Level {
  readonly reading: Reading;
  readonly scope: DhcpScope;
  /** The whole body of the scope: another list where the statements stand in an included file. */
  readonly around: Reading;
  /** Where the statement begins that holds the list. */
  readonly base: number;
}

/** The tops of an included file, in the scopes that it is included in. */
function* included(file: DiskPath, level: Level): Iterable<Level> {
  for (const one of level.reading.made) {
    if (one?.kind === 'file') {
      const top = { ...level, reading: one.reading, base: 0 };
      if (one.reading.file === file) yield top;
      yield* included(file, top);
    } else if (one?.kind === 'scope' && one.inside !== undefined) {
      yield* included(file, { reading: one.inside, scope: one.scope, around: one.inside, base: 0 });
    }
  }
}

/** False where it is not done. The statements in front of the edit are the same objects, those behind it have moved. */
function relist(edit: Edit, level: Level, next: readonly Statement[]): boolean {
  const { reading } = level;
  const { statements: old, made } = reading;
  const shorter = Math.min(old.length, next.length);
  let front = 0;
  while (front < shorter && old[front] === next[front]) front++;
  let behind = 0;
  while (behind < shorter - front && isMoved(old.at(-1 - behind), next.at(-1 - behind), edit.by)) behind++;
  const was = old.slice(front, old.length - behind);
  const is = next.slice(front, next.length - behind);
  const fresh = entered(edit, level, front, was, is) ?? replaced(edit, level, front, was, is);
  if (fresh === undefined) return false;
  const rest = old.length - behind;
  const from = behind === 0 ? Number.POSITIVE_INFINITY : level.base + (old[rest]?.offset ?? 0);
  for (const span of reading.spans) if (span.start >= from) move(span, edit.by);
  for (const one of made.slice(rest)) moveMade(one, edit.by);
  reading.statements = next;
  reading.made = [...made.slice(0, front), ...fresh, ...made.slice(rest)];
  setChildren(level.scope, level.around);
  return true;
}

/** The same statement, somewhere else. */
function isMoved(old: Statement | undefined, now: Statement | undefined, by: number): boolean {
  if (old === undefined || now === undefined || now.offset - old.offset !== by) return false;
  return old === now || isAlike(old, now, ['offset']);
}

/** Made of the same parts: a statement that moved is a copy with another offset. */
function isAlike(old: Statement, now: Statement, but: readonly string[]): boolean {
  const before = Object.entries(old);
  const after = Object.entries(now);
  return (
    before.length === after.length &&
    before.every(
      ([name, value], i) => after[i]?.[0] === name && (after[i][1] === value || but.includes(name)),
    )
  );
}

/** The edit lies in the body of one declaration, and touches none of its own words nor what stands beside it. */
function entered(
  edit: Edit,
  level: Level,
  index: number,
  [was, ...others]: readonly Statement[],
  [is, ...more]: readonly Statement[],
): Made[] | undefined {
  const one = level.reading.made[index];
  if (was === undefined || is === undefined || others.length + more.length > 0) return undefined;
  if (one?.kind !== 'scope' || one.inside === undefined || !declares(is) || !declares(was)) return undefined;
  if (is.body?.close === undefined || is.offset !== was.offset || is.length - was.length !== edit.by)
    return undefined;
  if (is.body.open !== was.body?.open || !isAlike(was, is, ['length', 'body'])) return undefined;
  const { scope, inside } = one;
  const inner = { reading: inside, scope, around: inside, base: level.base + is.offset };
  if (!relist(edit, inner, is.body.statements)) return undefined;
  grow(scope.place.span, edit.by);
  grow(scope.body.span, edit.by);
  return [one];
}

/** Declarations take the place of declarations, or of what nobody understands, as one does whose head is being typed. */
function replaced(
  { before, source, gone, come }: Edit,
  level: Level,
  index: number,
  was: readonly Statement[],
  is: readonly Statement[],
): (Made | undefined)[] | undefined {
  const { reading, scope, base } = level;
  const isBroken = ({ kind }: Statement): boolean => kind === 'unknown' || kind === 'incomplete';
  const whole = (one: Statement): boolean =>
    isBroken(one) || (declares(one) && (one.body === undefined || one.body.close !== undefined));
  if (![...was, ...is].every(whole)) return undefined;
  const old = reading.made.slice(index, index + was.length);
  if (old.some((one) => one !== undefined && givesMeaning(one))) return undefined;
  // What is not complete may say something all the same.
  const counts = (made: Reading['made']) => (one: Statement, i: number) =>
    isBroken(one) && made[i]?.kind !== 'lost';
  if (was.some(counts(old))) return undefined;
  if (before.facts.definitions?.length !== 0 && meansMore(before.reading, reading, index)) return undefined;
  const lowering = new Lowering(() => undefined, before.facts.definitions);
  const parent = openScope(scope, { children: [], executables: [] });
  const fresh = lowering.readAll(is, base, source, parent);
  if (fresh.made.some((one) => one !== undefined && givesMeaning(one)) || is.some(counts(fresh.made)))
    return undefined;
  if (!relose(level, base + Math.min(...[...was, ...is].map(({ offset }) => offset)), old, fresh))
    return undefined;
  gone.push(...scopesOf(old));
  come.push(...scopesOf(fresh.made));
  return [...fresh.made];
}

/** Statements that nobody understands go from their scope, and others come. False where it has some of another file, whose order is not known here. */
function relose(
  { reading, scope, around }: Level,
  from: number,
  old: Reading['made'],
  fresh: Reading,
): boolean {
  const gone = lostIn(old);
  const come = lostIn(fresh.made);
  if (gone.length + come.length === 0) return true;
  if (around !== reading || reading.made.some((one) => one?.kind === 'file')) return false;
  const others = scope.executables.filter((one) => !gone.includes(one));
  const front = others.filter(({ place }) => place.span.start < from).length;
  setExecutables(scope, [...others.slice(0, front), ...come, ...others.slice(front)]);
  reading.unread += come.length - gone.length;
  return true;
}

function lostIn(made: Reading['made']): DhcpExecutable[] {
  return made.flatMap((one) => (one?.kind === 'lost' ? [one.executable] : []));
}

/** What it says holds outside of it as well. */
function givesMeaning(made: Made): boolean {
  if (made.kind === 'lost') return false;
  if (made.kind !== 'scope') return true;
  for (const { made: inner } of made.inside === undefined ? [] : readingsIn(made.inside)) {
    if (inner.some((one) => one !== undefined && one.kind !== 'scope' && one.kind !== 'lost')) return true;
  }
  return false;
}

/** Something behind a statement is given a meaning that the statement must not know. */
function meansMore(root: Reading, at: Reading, index: number): boolean {
  let passed = false;
  const visit = (reading: Reading): boolean =>
    reading.made.some((one, i) => {
      if (reading === at && i >= index) passed = true;
      if (one?.kind === 'meaning') return passed;
      const inner = one?.kind === 'scope' ? one.inside : one?.kind === 'file' ? one.reading : undefined;
      return inner !== undefined && visit(inner);
    });
  return visit(root);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function move(span: Mutable<Span>, by: number): void {
  span.start += by;
  span.end += by;
}

function grow(span: Mutable<Span>, by: number): void {
  span.end += by;
}

/** What lies in an included file stays where it is. */
function moveMade(made: Made | undefined, by: number): void {
  if (made?.kind === 'lost') for (const span of made.spans) move(span, by);
  if (made?.kind !== 'scope') return;
  for (const span of made.spans) move(span, by);
  if (made.inside === undefined) return;
  for (const span of made.inside.spans) move(span, by);
  for (const inner of made.inside.made) moveMade(inner, by);
}

function setExecutables(scope: Mutable<DhcpScope>, executables: readonly DhcpExecutable[]): void {
  scope.executables = executables;
}

function setChildren(scope: Mutable<DhcpScope>, body: Reading): void {
  scope.children = scopesOf(body.made);
}
