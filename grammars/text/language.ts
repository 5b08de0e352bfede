/** What every language of the project can do: text in, typed document and problems out, and back to text. */
import type { TextChange } from './edit.js';
import type { Problem } from './problem.js';
import type { Span } from './span.js';

/**
 * The read-only syntax tree of one file. Statements hold `offset`, the distance from the start of the
 * enclosing statement (for top-level statements: of the document), and every other span inside a statement is
 * relative to that statement's own first character. So a statement that an edit did not touch is reused as it is.
 */
export interface Document {
  /** The id of its language. */
  readonly language: string;
  readonly text: string;
  /** Sorted by span. */
  readonly problems: readonly Problem[];
}

/** A piece of the text; all pieces of a document concatenated give the text back. */
export interface Piece {
  readonly span: Span;
  /** Blank: white space and line ends. Unknown: a character that no token of the language begins with. */
  readonly kind:
    | 'blank'
    | 'comment'
    | 'keyword'
    | 'name'
    | 'string'
    | 'number'
    | 'operator'
    | 'punctuation'
    | 'unknown';
}

/** An entry of the outline: a declaration, an export, a label … */
export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'container' | 'host' | 'class' | 'entry' | 'label' | 'option' | 'symbol' | 'setting';
  /** The whole item, absolute. */
  readonly span: Span;
  /** Its name, absolute, inside `span`. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

/** What the vocabulary knows about a word, as Markdown with its source named (manual page or file of the real program). */
export interface WordDocumentation {
  readonly span: Span;
  readonly markdown: string;
}

/** A word that could stand at a place; of the kind `snippet` it is a statement with places to fill in (`${1:…}`). */
export interface Completion {
  readonly label: string;
  readonly detail: string;
  readonly documentation: string;
  /** Text to insert in place of the word under the cursor. */
  readonly insert: string;
  /** What it replaces, absolute, where that is more or less than the word. */
  readonly span?: Span;
  /** A word of the language unless said otherwise. */
  readonly kind?: 'file' | 'folder' | 'value' | 'name' | 'snippet';
  /** What is typed to find it, where that is not what is inserted. */
  readonly filter?: string;
}

/** The form of what is being written: a call, or a word or line of several fields. */
export interface Signature {
  readonly label: string;
  readonly documentation: string;
  /** Parts of the label, in their order. */
  readonly parameters: readonly string[];
  /** Which of them the cursor is in; as many as there are, where it is behind them. */
  readonly active: number;
}

/** What may be named at a place: the kinds of things that a site has, whose names no vocabulary knows. */
export type SlotKind =
  | 'address'
  | 'boot file'
  | 'class'
  | 'configuration'
  | 'export client'
  | 'exported directory'
  | 'hardware address'
  | 'initial ramdisk'
  | 'kernel'
  | 'label'
  | 'module'
  | 'mount point'
  | 'NFS root'
  | 'NFS source'
  | 'server';

/** A place where something of the site is named. */
export interface Slot {
  readonly kind: SlotKind;
  /** What stands there already and would be replaced, absolute; empty where nothing does. */
  readonly span: Span;
  /** The value must be put in quotes, which are not there yet. */
  readonly quoted?: boolean;
}

/** A language: one literal object per format, listed in `grammars/languages.ts`. Nothing in here throws, for any text. */
export interface Language<D extends Document = Document> {
  readonly id: D['language'];
  /** For people: "dhcpd.conf", "exports" … */
  readonly title: string;
  /** `fileName` is a hint only (its base name chooses the dialect of a settings file). */
  parse(text: string, fileName?: string): D;
  /**
   * Equals `parse` of the changed text; re-parses only what the change touches. `text`: the changed text, where it is at
   * hand; putting a large one together again takes longer than all else.
   */
  edit(document: D, change: TextChange, text?: string): D;
  /** Every character of the text in exactly one piece. */
  pieces(document: D): Piece[];
  /** The document in canonical style. The text itself where the document has syntax errors that make that unsafe. */
  format(document: D): string;
  outline(document: D): OutlineItem[];
  /** Documentation of the word at an offset, from the vocabulary. */
  describe(document: D, offset: number): WordDocumentation | undefined;
  /** Words that the vocabulary knows for this place. */
  complete(document: D, offset: number): Completion[];
  /** The form of what the cursor is in; undefined where nothing has one. */
  signature?(document: D, offset: number): Signature | undefined;
  /** What of the site may be named there; undefined where nothing may. */
  slot?(document: D, offset: number): Slot | undefined;
  /** The typed document as plain JSON data: absolute spans, no text. */
  toJson(document: D): unknown;
  /** Comments, absolute spans without the line end: where suppressions are looked for. */
  comments(document: D): Span[];
}
