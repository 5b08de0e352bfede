/** Problems: what a parser says about a text that its real program would not take, or would take differently. */
import type { TextEdit } from './edit.js';
import { type Span, shift } from './span.js';

export type Severity = 'error' | 'warning' | 'info';

/** The real program that itself refuses the file, or drops the line, because of the problem. */
export type RealProgram = 'dhcpd' | 'exportfs' | 'findmnt' | 'kconfig' | 'dnsmasq' | 'grub-script-check';

export interface Problem {
  /** Id of the rule this is reported under, such as `dhcp/syntax` or `exports/unknown-option`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong and what was expected, as a sentence for an administrator. */
  readonly message: string;
  /** Absolute in the document's text. */
  readonly span: Span;
  readonly refusedBy: RealProgram | null;
  /** A second place in the same file, such as the first of two equal names. */
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  /** A change that mends it; `safe` when it cannot alter what was meant. */
  readonly fix?: { readonly title: string; readonly safe: boolean; readonly edits: readonly TextEdit[] };
}

/** The same problem, `by` characters further on: that of a line becomes that of its document. */
export function shiftProblem(problem: Problem, by: number): Problem {
  const { fix } = problem;
  return {
    ...problem,
    span: shift(problem.span, by),
    ...(fix === undefined
      ? {}
      : {
          fix: {
            ...fix,
            edits: fix.edits.map(({ span, newText }) => ({ span: shift(span, by), newText })),
          },
        }),
  };
}
