/** The document of a kernel .config: one value a line, since the format has nothing that spans lines (scripts/kconfig/confdata.c). */
import type { Document, Span } from '../text/index.js';
import type { LogicalLine } from '../text/logical-lines.js';

/** Spans are relative to the line's first character. Names are without CONFIG_. */
export type KconfigLine = LogicalLine &
  (
    | {
        readonly kind: 'assignment';
        readonly name: string;
        readonly nameSpan: Span;
        /** As written behind the equals sign, quotes included; kconfig reads no further than a NUL. */
        readonly value: string;
        readonly valueSpan: Span;
      }
    /** `# CONFIG_X is not set`: looks like a comment and sets the symbol to n. */
    | { readonly kind: 'unset'; readonly name: string; readonly nameSpan: Span; readonly span: Span }
    | { readonly kind: 'comment'; readonly span: Span; readonly text: string }
    | { readonly kind: 'blank' }
    /** What kconfig skips without a word: no equals sign, a name no symbol can have, a carriage return in front. */
    | { readonly kind: 'ignored'; readonly span: Span; readonly text: string }
    /** Anything else: kconfig warns "unexpected data". */
    | { readonly kind: 'unexpected'; readonly span: Span; readonly text: string }
  );

export interface KconfigDocument extends Document {
  readonly language: 'kconfig';
  readonly lines: readonly KconfigLine[];
}
