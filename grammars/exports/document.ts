/** The typed document of exports(5): logical lines, each with at most one entry. Spans inside a line are relative to its `offset`. */
import type { Document, Problem, Span } from '../text/index.js';
import type { LogicalLine } from '../text/logical-lines.js';

/** One option between commas, as written but with quotes and escapes resolved. */
export interface ExportOptionNode {
  readonly name: string;
  /** What follows the first `=`; undefined without one. */
  readonly value: string | undefined;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly valueSpan: Span | undefined;
}

/** Options, in parentheses or behind a dash. */
export interface OptionListNode {
  /** From `(` to `)`, or of defaults from the dash to the end of the word. */
  readonly span: Span;
  readonly options: readonly ExportOptionNode[];
  /** Places of commas with no option before them: exportfs reads an option without a name there. */
  readonly emptyOptions: readonly Span[];
  /** White space between the parentheses: it ends the word, so the list is cut there. */
  readonly gaps: readonly Span[];
  readonly closed: boolean;
}

/** `client(options)`. */
export interface ExportClientNode {
  readonly kind: 'client';
  readonly span: Span;
  /** Empty for options alone, which export to everyone. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly list: OptionListNode | undefined;
  /** What stands behind `)` in the same word. */
  readonly tail: Span | undefined;
}

/** `-options`: defaults for the clients behind it on the line. */
export interface ExportDefaultsNode {
  readonly kind: 'defaults';
  readonly span: Span;
  readonly list: OptionListNode;
}

export type ExportItem = ExportClientNode | ExportDefaultsNode;

export interface ExportEntryNode {
  readonly span: Span;
  readonly path: string;
  readonly pathSpan: Span;
  readonly items: readonly ExportItem[];
}

/** What a line does wrong, before it is known what stands behind it in the file. */
export interface LineFault {
  readonly problem: Problem;
  /** The real program reads nothing of the file from here on. */
  readonly endsReading: boolean;
  /** The item it stops in: those before it are exported. None: the whole entry is lost. */
  readonly item: number | undefined;
  /** All lines behind it are in the one word that it is about. */
  readonly swallows?: true;
}

export interface ExportsLine extends LogicalLine {
  readonly entry: ExportEntryNode | undefined;
  /** Without the line end. */
  readonly comment: Span | undefined;
  readonly faults: readonly LineFault[];
}

export interface ExportsDocument extends Document {
  readonly language: 'exports';
  readonly lines: readonly ExportsLine[];
  /** The first fault with which exportfs stops reading the file. */
  readonly stop: { readonly line: number; readonly fault: LineFault } | undefined;
}
