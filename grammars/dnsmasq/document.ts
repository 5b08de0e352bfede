/** The typed document of a dnsmasq.conf: lines, each with at most one option. Spans inside a line are relative to its `offset`. */
import type { Document, Problem, Span } from '../text/index.js';
import type { LogicalLine } from '../text/logical-lines.js';

/** A part of a value between commas, blanks around it left out. */
export interface FieldNode {
  /** Quotes and escapes resolved. */
  readonly text: string;
  /** The same, but what is quoted in it separates nothing: such characters are hidden (`hidden.ts`). */
  readonly hidden: string;
  readonly span: Span;
}

export interface ValueNode {
  /** All of it, quotes and escapes resolved. */
  readonly text: string;
  readonly hidden: string;
  readonly span: Span;
  readonly fields: readonly FieldNode[];
}

/** `name` or `name=value`. */
export interface OptionNode {
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  /** Undefined without a `=`. */
  readonly value: ValueNode | undefined;
}

export interface DnsmasqLine extends LogicalLine {
  readonly option: OptionNode | undefined;
  /** Without the line end. */
  readonly comment: Span | undefined;
  /** What dnsmasq refuses about the line alone. */
  readonly faults: readonly Problem[];
}

export interface DnsmasqDocument extends Document {
  readonly language: 'dnsmasq';
  readonly lines: readonly DnsmasqLine[];
}
