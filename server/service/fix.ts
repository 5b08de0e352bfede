/** Findings and their fixes go in, the edits that can be made together come out. */
import { applyEdits, type TextEdit } from '../../grammars/text/index.js';
import type { Finding, Fix } from '../rules/index.js';
import type { Site } from '../site/model.js';
import { fixesOf } from './lint.js';

export interface FixedFile {
  readonly file: string;
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

/** All of a fix or nothing: half of it could be worse than the mistake. False when it conflicts. */
function take(fix: Fix, taken: Map<string, TextEdit[]>): boolean {
  for (const { file, edits } of fix.edits) {
    const there = taken.get(file) ?? [];
    if (edits.some((edit) => there.some((other) => conflict(edit, other)))) return false;
  }
  for (const { file, edits } of fix.edits) {
    const there = taken.get(file) ?? [];
    for (const edit of edits) {
      if (!there.some((other) => same(edit, other))) there.push(edit);
    }
    taken.set(file, there);
  }
  return true;
}

/** The first safe fix of every finding, in the order of the findings. */
export function fix(site: Site, findings: readonly Finding[]): FixResult {
  const taken = new Map<string, TextEdit[]>();
  const fixed: Finding[] = [];
  let conflicts = 0;
  for (const finding of findings) {
    const safe = fixesOf(finding).find((candidate) => candidate.safe && candidate.edits.length > 0);
    if (safe === undefined) continue;
    if (take(safe, taken)) fixed.push(finding);
    else conflicts++;
  }
  const files: FixedFile[] = [];
  for (const [file, edits] of [...taken].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const before = site.files.get(file)?.document.text ?? '';
    const after = applyEdits(before, edits);
    if (after !== before) files.push({ file, before, after, edits });
  }
  return { files, fixed, conflicts };
}
