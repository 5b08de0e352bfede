/** A document goes in; the stretches that an editor may fold, and those that a selection grows by, come out. */
import {
  type Document,
  type LineIndex,
  type OutlineItem,
  type Span,
  touches,
} from '../../../grammars/text/index.js';
import { linesOf } from '../../site/lines.js';
import { languageFor } from '../language.js';

export interface Fold {
  /** Both inclusive, counted from 0. */
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'comment' | 'region';
}

/** Without recursion: declarations may be nested as deep as a file likes. */
function* everyItem(items: readonly OutlineItem[]): Iterable<OutlineItem> {
  const pending = [...items].reverse();
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    yield item;
    for (let i = item.children.length - 1; i >= 0; i--) pending.push(item.children[i] as OutlineItem);
  }
}

function commentFolds(document: Document, lines: LineIndex): Fold[] {
  const found: Fold[] = [];
  let open: { startLine: number; endLine: number } | undefined;
  const close = (): void => {
    if (open !== undefined && open.endLine > open.startLine) found.push({ ...open, kind: 'comment' });
    open = undefined;
  };
  for (const { start, end } of languageFor(document).comments(document)) {
    const line = lines.positionAt(start).line;
    const whole = document.text.slice(lines.startOf(line), start).trim() === '';
    if (open !== undefined && (!whole || line !== open.endLine + 1)) close();
    if (!whole) continue;
    const last = lines.positionAt(end).line;
    if (open === undefined) open = { startLine: line, endLine: last };
    else open.endLine = last;
  }
  close();
  return found;
}

/** Declarations of several lines, and blocks of comments. */
export function folds(document: Document): Fold[] {
  const lines = linesOf(document);
  const found: Fold[] = [];
  for (const { span } of everyItem(languageFor(document).outline(document))) {
    const startLine = lines.positionAt(span.start).line;
    const end = document.text.slice(span.start, span.end).trimEnd().length;
    const endLine = lines.positionAt(span.start + end).line;
    if (endLine > startLine) found.push({ startLine, endLine, kind: 'region' });
  }
  return [...found, ...commentFolds(document, lines)].sort((a, b) => a.startLine - b.startLine);
}

/** From the word at an offset outwards to the whole text; each contains the one before and is larger. */
export function selections(document: Document, offset: number): Span[] {
  const { text } = document;
  const language = languageFor(document);
  const lines = linesOf(document);
  const { line } = lines.positionAt(offset);
  const lineStart = lines.startOf(line);
  const lineEnd = line + 1 < lines.lineCount ? lines.startOf(line + 1) : text.length;
  const content = text.slice(lineStart, lineEnd);
  const trimmed = {
    start: lineStart + (content.length - content.trimStart().length),
    end: lineStart + content.trimEnd().length,
  };
  const candidates: Span[] = [
    ...language
      .pieces(document)
      .filter(({ kind, span }) => kind !== 'blank' && touches(span, offset))
      .map(({ span }) => span),
    trimmed,
    { start: lineStart, end: lineEnd },
    ...[...everyItem(language.outline(document))]
      .map(({ span }) => span)
      .filter((span) => touches(span, offset)),
    { start: 0, end: text.length },
  ];
  const size = ({ start, end }: Span): number => end - start;
  const growing: Span[] = [];
  for (const span of candidates.sort((a, b) => size(a) - size(b))) {
    const last = growing.at(-1);
    const contains = last === undefined || (span.start <= last.start && last.end <= span.end);
    if (contains && touches(span, offset) && size(span) > (last === undefined ? 0 : size(last)))
      growing.push(span);
  }
  return growing.length === 0 ? [{ start: 0, end: text.length }] : growing;
}
