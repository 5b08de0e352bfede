/** The typed document of a grub.cfg: units, each what GRUB parses in one go. Spans inside a unit are relative to its `offset`. */
import type { Document, Problem, Span } from '../text/index.js';
import type { LogicalLine } from '../text/logical-lines.js';

/** A part of a word. Unless `quoted`, a variable is split at blanks, and vanishes where it is empty. */
export type WordPart =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  /** `span` relative to the word. */
  | { readonly kind: 'variable'; readonly name: string; readonly quoted: boolean; readonly span: Span }
  /** What a program fills in before GRUB reads the file. */
  | { readonly kind: 'hole'; readonly quoted: boolean; readonly span: Span };

export interface WordNode {
  readonly span: Span;
  readonly parts: readonly WordPart[];
}

/** Statements between braces, or between two keywords. `span` is what lies between. */
export interface BodyNode {
  readonly span: Span;
  readonly statements: readonly StatementNode[];
}

export interface CommandNode {
  readonly kind: 'command';
  readonly span: Span;
  /** The first one is the command. */
  readonly words: readonly WordNode[];
  readonly body: BodyNode | undefined;
}

export interface IfNode {
  readonly kind: 'if';
  readonly span: Span;
  /** `if` and each `elif`. */
  readonly branches: readonly { readonly condition: BodyNode; readonly body: BodyNode }[];
  readonly otherwise: BodyNode | undefined;
}

export interface ForNode {
  readonly kind: 'for';
  readonly span: Span;
  readonly variable: WordNode;
  readonly items: readonly WordNode[];
  readonly body: BodyNode;
}

export interface LoopNode {
  readonly kind: 'while' | 'until';
  readonly span: Span;
  readonly condition: BodyNode;
  readonly body: BodyNode;
}

export interface FunctionNode {
  readonly kind: 'function';
  readonly span: Span;
  readonly name: WordNode;
  readonly body: BodyNode;
}

export type StatementNode = CommandNode | IfNode | ForNode | LoopNode | FunctionNode;

/** A statement of the template that a file is made from: what lies between two of them may be there or not. */
export interface TemplateNode {
  readonly span: Span;
  readonly text: string;
}

export interface GrubUnit extends LogicalLine {
  /** None where GRUB refuses the unit. */
  readonly statements: readonly StatementNode[];
  /** Without the line end. */
  readonly comments: readonly Span[];
  readonly templates: readonly TemplateNode[];
  readonly faults: readonly Problem[];
  /** The rest of the text was looked through for what the unit lacks. */
  readonly unclosed: boolean;
}

export interface GrubDocument extends Document {
  readonly language: 'grub';
  readonly lines: readonly GrubUnit[];
}
