/** The typed document of fstab(5): lines, each with at most one mount. Spans inside a line are relative to its `offset`. */
import type { Document, Problem, Span } from '../text/index.js';
import type { LogicalLine } from '../text/logical-lines.js';

/** A word between blanks, escapes resolved in the first four. */
export interface FieldNode {
  readonly text: string;
  readonly span: Span;
}

export interface MountOptionNode {
  readonly name: string;
  /** What follows the first `=` outside quotes; undefined without one. */
  readonly value: string | undefined;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly valueSpan: Span | undefined;
}

export interface MountOptionsNode {
  readonly span: Span;
  readonly options: readonly MountOptionNode[];
}

/** What stands on a line. Fields that are not written are undefined. */
export interface MountNode {
  readonly span: Span;
  readonly source: FieldNode;
  readonly target: FieldNode | undefined;
  readonly type: FieldNode | undefined;
  readonly options: MountOptionsNode | undefined;
  readonly freq: FieldNode | undefined;
  readonly pass: FieldNode | undefined;
  /** Words behind the sixth: never read. */
  readonly rest: readonly FieldNode[];
}

export interface FstabLine extends LogicalLine {
  readonly mount: MountNode | undefined;
  /** Without the line end. */
  readonly comment: Span | undefined;
  /** Spans relative to the line. */
  readonly problems: readonly Problem[];
  /** libmount does not parse the line: it is no fact. */
  readonly ignored: boolean;
}

export interface FstabDocument extends Document {
  readonly language: 'fstab';
  readonly lines: readonly FstabLine[];
}
