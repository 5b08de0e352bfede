/** A text goes in; the marks of merges that were never finished come out: git puts them around the two sides, for a person to choose. */
import type { Document, Span } from '../../grammars/text/index.js';
import { once } from './once.js';

export interface UnfinishedMerge {
  /** `<<<<<<< HEAD`. */
  readonly first: Span;
  /** Those behind it: `|||||||` of what both came from, `=======`, `>>>>>>> branch`. */
  readonly others: readonly Span[];
}

/** Seven of one sign, and nothing but a blank and a name behind them. */
const MARK = /^(?:(<{7}|\|{7}|>{7})(?: [^\r\n]*)?|={7})\r?$/gm;

export const unfinishedMerges = once(({ text }: Document) => mergesIn(text));

/** The marks have their order; a line of equals signs alone underlines a title. */
function mergesIn(text: string): UnfinishedMerge[] {
  // Next to no file has any.
  if (!text.includes('<<<<<<<')) return [];
  const merges: UnfinishedMerge[] = [];
  let first: Span | undefined;
  let others: Span[] = [];
  for (const { 0: line, index } of text.matchAll(MARK)) {
    const span = { start: index, end: index + line.trimEnd().length };
    if (line.startsWith('<')) {
      first = span;
      others = [];
    } else if (first !== undefined) {
      others.push(span);
      if (!line.startsWith('>')) continue;
      if (others.some(({ start }) => text[start] === '=')) merges.push({ first, others });
      first = undefined;
    }
  }
  return merges;
}

/** Which mark of a merge stands there; what a parser says of the later ones follows from the first. */
export function markAt(document: Document, at: number): 'first' | 'other' | undefined {
  const holds = ({ start, end }: Span): boolean => start <= at && at <= end;
  for (const { first, others } of unfinishedMerges(document)) {
    if (holds(first)) return 'first';
    if (others.some(holds)) return 'other';
  }
  return undefined;
}

/** Where a problem has to be told: at the first mark, where it is one of the marks of a merge. */
export function toldAt(document: Document, span: Span): { readonly span: Span; readonly byMerge: boolean } {
  const at = span.start;
  const merge = unfinishedMerges(document).find(({ first, others }) =>
    [first, ...others].some(({ start, end }) => start <= at && at <= end),
  );
  return merge === undefined ? { span, byMerge: false } : { span: merge.first, byMerge: true };
}
