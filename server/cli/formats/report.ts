/** What a lint run hands to an output format. */
import type { Finding, SiteVerdict } from '../../service/index.js';
import type { UnreadBootFile } from '../../workspace/workspace.js';
import type { Texts } from '../position.js';

export interface LintReport {
  /** Sorted; of all sites together. */
  readonly findings: readonly Finding[];
  readonly texts: Texts;
  /** Files read, nodes known. */
  readonly files: number;
  readonly nodes: number;
  /** How many machines boot, and why the others do not. */
  readonly verdict: SiteVerdict;
  /** Boot files that nobody here reads. */
  readonly notRead: readonly UnreadBootFile[];
  readonly cwd: string;
  readonly version: string;
}

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export function count(findings: readonly Finding[]): Counts {
  let errors = 0;
  let warnings = 0;
  for (const { severity } of findings) {
    if (severity === 'error') errors++;
    else if (severity === 'warning') warnings++;
  }
  return { errors, warnings, infos: findings.length - errors - warnings };
}

/** Findings per rule, the most frequent first. */
export function statistics(findings: readonly Finding[]): { rule: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .map(([rule, count]) => ({ rule, count }))
    .sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

/** `1 error`, `2 errors`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
