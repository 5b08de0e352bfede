/** The typed syntax tree of a file under pxelinux.cfg/. The format is a list of lines; which label a line belongs to is meaning, not syntax. */
import type { Document, Span } from '../text/index.js';

/** A stretch of a line; the span is relative to the line. */
export interface Text {
  readonly text: string;
  readonly span: Span;
}

/** `name` is in upper case with single blanks, such as `MENU LABEL`; `keyword` covers all its words. */
export interface DirectiveLine {
  readonly kind: 'directive';
  readonly name: string;
  readonly keyword: Text;
  /** The rest of the line without the blanks around it. */
  readonly value: Text | undefined;
}

/** A word of U-Boot, which reads files of this form and knows some words more. */
export interface UbootLine {
  readonly kind: 'uboot';
  readonly name: string;
  readonly keyword: Text;
  readonly value: Text | undefined;
}

/** A line whose first word neither Syslinux nor its menu knows: skipped without a message. */
export interface UnknownLine {
  readonly kind: 'unknown';
  /** After MENU it covers both words. */
  readonly keyword: Text;
  readonly menu: boolean;
  readonly value: Text | undefined;
}

export interface CommentLine {
  readonly kind: 'comment';
  readonly comment: Text;
}

/** A line between TEXT and ENDTEXT, shown as it is. */
export interface HelpLine {
  readonly kind: 'help';
  readonly help: Text;
}

export interface BlankLine {
  readonly kind: 'blank';
}

export type LineNode = DirectiveLine | UbootLine | UnknownLine | CommentLine | HelpLine | BlankLine;

/** A line and where it starts. The node is shared between versions of a document. */
export interface PxeLine {
  /** From the start of the document. */
  readonly offset: number;
  /** Up to the CR or LF that cuts the line. */
  readonly length: number;
  /** With everything up to and including the LF. */
  readonly fullLength: number;
  /** True when TEXT is open at the start of the line. */
  readonly inText: boolean;
  readonly node: LineNode;
}

export interface PxelinuxDocument extends Document {
  readonly language: 'pxelinux';
  readonly lines: readonly PxeLine[];
}
