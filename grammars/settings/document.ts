/** The typed syntax tree of a settings file, whatever its dialect: a list of logical lines. */
import type { Document, Span } from '../text/index.js';

/** The same names as the site's facts use. */
export type Dialect =
  | 'shell'
  | 'ini'
  | 'hosts'
  | 'wrappers'
  | 'xinetd'
  | 'unit'
  | 'inetd'
  | 'interfaces'
  | 'value'
  /** config.txt of the Raspberry Pi's firmware. */
  | 'raspberry'
  /** The words of a kernel, as cmdline.txt has them. */
  | 'words';

/** A stretch of a logical line, as written; the span is relative to the line. */
export interface Text {
  readonly text: string;
  readonly span: Span;
}

/** A part of a shell word. `substitution` is what only a running shell could tell. */
export interface ShellPart {
  readonly kind: 'plain' | 'single' | 'double' | 'escape' | 'parameter' | 'substitution';
  readonly text: string;
}

export interface ShellAssignment {
  readonly kind: 'assignment';
  readonly name: Text;
  /** `+=` instead of `=`. */
  readonly append: boolean;
  /** From after the `=`; empty where nothing stands there. */
  readonly value: Text;
  /** One list of parts for each word: one word, or the elements of `( … )`. */
  readonly words: readonly (readonly ShellPart[])[];
}

/** Any other command of the shell; what it does is not looked into. */
export interface ShellCommand {
  readonly kind: 'command';
  readonly command: Text;
}

export type SettingsNode =
  | { readonly kind: 'blank' }
  | { readonly kind: 'comment'; readonly comment: Text }
  | {
      readonly kind: 'shell';
      readonly statements: readonly (ShellAssignment | ShellCommand)[];
      readonly comment: Text | undefined;
    }
  | { readonly kind: 'section'; readonly name: Text }
  | { readonly kind: 'pair'; readonly name: Text; readonly operator: Text; readonly value: Text | undefined }
  | { readonly kind: 'brace'; readonly brace: Text }
  | { readonly kind: 'fields'; readonly fields: readonly Text[]; readonly comment: Text | undefined }
  | { readonly kind: 'other'; readonly other: Text }
  /** A quote that nothing closes, or a section without its bracket: the line says nothing. */
  | { readonly kind: 'broken'; readonly broken: Text; readonly at: Span; readonly what: 'quote' | 'bracket' };

/** A logical line: quotes and backslashes at a line's end make several lines one. */
export interface SettingsLine {
  readonly offset: number;
  /** With its line end. */
  readonly text: string;
  readonly node: SettingsNode;
}

export interface SettingsDocument extends Document {
  readonly language: 'settings';
  readonly dialect: Dialect;
  /** The name the document was parsed under. */
  readonly fileName: string | undefined;
  readonly lines: readonly SettingsLine[];
}
