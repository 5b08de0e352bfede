/** A site goes in; a question about it comes out: does a span lie outside all comments and quoted strings of its file? */

import { type Document, firstWhere, type Span } from '../../../grammars/text/index.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { DiskPath } from '../../site/path.js';
import { languageFor } from '../language.js';

/** Comments and strings of a file, in order. */
const spansOf = once(quotedSpans);

export function quotedSpans(document: Document): Span[] {
  return languageFor(document)
    .pieces(document)
    .filter(({ kind }) => kind === 'comment' || kind === 'string')
    .map(({ span }) => span);
}

export function outsideQuotedText(site: Site): (file: DiskPath, span: Span) => boolean {
  return (file, span) => {
    const document = site.files.get(file)?.document;
    return document === undefined || isOutside(spansOf(document), span);
  };
}

export function isOutside(spans: readonly Span[], span: Span): boolean {
  // The last one that begins before the end of the span is the only one that can reach into it: they do not overlap.
  const end = Math.max(span.end, span.start + 1);
  const last = spans[firstWhere(spans, ({ start }) => start >= end) - 1];
  return last === undefined || last.end <= span.start;
}
