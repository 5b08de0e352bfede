/** The typed document of a script of iPXE: lines of commands. Spans inside a line are relative to its `offset`. */
import type { Document, Problem, Span } from '../text/index.js';
import type { LogicalLine } from '../text/logical-lines.js';

/** `${…}`, which may hold others. */
export interface SettingNode {
  /** What stands between the braces, as it is written. */
  readonly text: string;
  /** The braces included. */
  readonly span: Span;
}

/** What stands between blanks. A backslash at the end of a line joins it to the next one, in the midst of a word, too. */
export interface WordNode {
  /** Without the line ends that are joined away. */
  readonly text: string;
  readonly span: Span;
  readonly settings: readonly SettingNode[];
  /** A template puts something in here, so that the text is not known. */
  readonly hole: boolean;
}

/** What stands before a command: it runs always, or where the one before failed, or did not. */
export type Joint = 'first' | '||' | '&&' | ';';

export interface CommandNode {
  readonly joint: Joint;
  /** Name and arguments; none where nothing stands there. */
  readonly words: readonly WordNode[];
  readonly span: Span;
}

export interface LabelNode {
  /** Without the colon. */
  readonly name: string;
  readonly span: Span;
  readonly hole: boolean;
}

export interface IpxeLine extends LogicalLine {
  readonly label: LabelNode | undefined;
  readonly commands: readonly CommandNode[];
  /** It runs on over lines that are joined. */
  readonly comment: Span | undefined;
  /** A statement of a template, such as `{% if … %}`: which commands of its block are there is not known. */
  readonly template: boolean;
  /** What iPXE does not take of the line. */
  readonly faults: readonly Problem[];
}

export interface IpxeDocument extends Document {
  readonly language: 'ipxe';
  readonly lines: readonly IpxeLine[];
}
