/** An fstab document goes in, every character of its text comes out in exactly one piece. */
import type { Piece, Span } from '../text/index.js';
import { shift } from '../text/index.js';
import type { FstabDocument, MountNode } from './document.js';
import { optionFact } from './vocabulary.js';

/** Spans with a meaning, in order; what lies between them is white space or punctuation. */
function piecesOfMount(mount: MountNode): Piece[] {
  const { source, target, type, options, freq, pass, rest } = mount;
  const pieces: Piece[] = [{ span: source.span, kind: 'string' }];
  if (target !== undefined) pieces.push({ span: target.span, kind: 'string' });
  if (type !== undefined) pieces.push({ span: type.span, kind: 'name' });
  for (const option of options?.options ?? []) {
    const known = optionFact(type?.text ?? '', option.name) !== undefined || /^[xX]-/.test(option.name);
    pieces.push({ span: option.nameSpan, kind: known ? 'keyword' : 'name' });
    const { valueSpan } = option;
    if (valueSpan === undefined) continue;
    pieces.push({ span: { start: option.nameSpan.end, end: valueSpan.start }, kind: 'operator' });
    const number = /^[0-9]+$/.test(option.value ?? '');
    if (valueSpan.end > valueSpan.start) pieces.push({ span: valueSpan, kind: number ? 'number' : 'string' });
  }
  for (const field of [freq, pass])
    if (field !== undefined) pieces.push({ span: field.span, kind: 'number' });
  for (const field of rest) pieces.push({ span: field.span, kind: 'unknown' });
  return pieces;
}

/** White space and whatever else lies between two pieces. */
function between(text: string, at: Span): Piece[] {
  const pieces: Piece[] = [];
  let start = at.start;
  while (start < at.end) {
    const blank = /\s/.test(text[start] ?? '');
    let end = start + 1;
    while (end < at.end && /\s/.test(text[end] ?? '') === blank) end++;
    pieces.push({ span: { start, end }, kind: blank ? 'blank' : 'punctuation' });
    start = end;
  }
  return pieces;
}

export function piecesOf(document: FstabDocument): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (piece: Piece): void => {
    pieces.push(...between(document.text, { start: at, end: piece.span.start }), piece);
    at = piece.span.end;
  };
  for (const { mount, comment, offset } of document.lines) {
    if (comment !== undefined) add({ span: shift(comment, offset), kind: 'comment' });
    if (mount === undefined) continue;
    for (const { span, kind } of piecesOfMount(mount)) add({ span: shift(span, offset), kind });
  }
  for (const piece of between(document.text, { start: at, end: document.text.length })) pieces.push(piece);
  return pieces;
}
