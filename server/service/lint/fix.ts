/** Findings and their fixes go in, the edits that can be made together come out. */

import { applyEdits, firstWhere, type TextEdit } from '../../../grammars/text/index.js';
import type { Finding, Fix } from '../../rules/index.js';
import type { Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import { fixesOf } from './lint.js';

export interface FixedFile {
  readonly file: DiskPath;
  /** Empty for a file that a fix creates. */
  readonly before: string;
  readonly after: string;
  readonly edits: readonly TextEdit[];
}

export interface FixResult {
  /** Sorted by path; only files that change. */
  readonly files: readonly FixedFile[];
  /** Findings whose fix is among the edits. */
  readonly fixed: readonly Finding[];
  /** Fixes left out because they overlap one that was taken; a second run may take them. */
  readonly conflicts: number;
}

/** Two edits conflict when their spans overlap, or when both insert at one place and their order would matter. */
function conflict(a: TextEdit, b: TextEdit): boolean {
  if (a.span.start === b.span.start && a.span.end === b.span.end)
    return a.newText !== b.newText || isInsertion(a);
  if (isInsertion(a)) return b.span.start < a.span.start && a.span.start < b.span.end;
  if (isInsertion(b)) return a.span.start < b.span.start && b.span.start < a.span.end;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

function isInsertion(edit: TextEdit): boolean {
  return edit.span.start === edit.span.end;
}

function same(a: TextEdit, b: TextEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
}

/** Edits of one file that do not conflict, in the order of the text. */
class FileEdits {
  readonly list: TextEdit[] = [];

  /** The index of the first edit that does not end before the offset. */
  #indexAt(offset: number): number {
    return firstWhere(this.list, ({ span }) => span.end >= offset);
  }

  /** Those that touch the span of an edit; no others can conflict with it. */
  *#near({ span }: TextEdit): Iterable<TextEdit> {
    let i = this.#indexAt(span.start);
    for (
      let there = this.list[i];
      there !== undefined && there.span.start <= span.end;
      there = this.list[++i]
    )
      yield there;
  }

  conflicts(edit: TextEdit): boolean {
    for (const there of this.#near(edit)) if (conflict(edit, there)) return true;
    return false;
  }

  add(edit: TextEdit): void {
    for (const there of this.#near(edit)) if (same(there, edit)) return;
    let at = this.#indexAt(edit.span.start);
    const { start, end } = edit.span;
    for (let there = this.list[at]; there !== undefined; there = this.list[++at]) {
      if (there.span.start > start || (there.span.start === start && there.span.end > end)) break;
    }
    this.list.splice(at, 0, edit);
  }
}

/** All of a fix or nothing: half of it could be worse than the mistake. False when it conflicts. */
function take(fix: Fix, taken: Map<string, FileEdits>): boolean {
  for (const { file, edits } of fix.edits) {
    const there = taken.get(file);
    if (there !== undefined && edits.some((edit) => there.conflicts(edit))) return false;
  }
  for (const { file, edits } of fix.edits) {
    const there = taken.get(file) ?? new FileEdits();
    for (const edit of edits) there.add(edit);
    taken.set(file, there);
  }
  return true;
}

export interface FixOptions {
  /** Where a finding has no safe fix, its first one is made. */
  readonly unsafe?: boolean;
}

/** The first safe fix of every finding, in the order of the findings. */
export function fix(site: Site, findings: readonly Finding[], options: FixOptions = {}): FixResult {
  const taken = new Map<string, FileEdits>();
  const fixed: Finding[] = [];
  let conflicts = 0;
  for (const finding of findings) {
    const made = fixesOf(finding).filter(({ edits }) => edits.length > 0);
    const chosen = made.find(({ safe }) => safe) ?? (options.unsafe === true ? made[0] : undefined);
    if (chosen === undefined) continue;
    if (take(chosen, taken)) fixed.push(finding);
    else conflicts++;
  }
  const files: FixedFile[] = [];
  for (const [file, { list: edits }] of [...taken].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const before = site.files.get(file)?.document.text ?? '';
    const after = applyEdits(before, edits);
    if (after !== before) files.push({ file, before, after, edits });
  }
  return { files, fixed, conflicts };
}
