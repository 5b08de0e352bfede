/** A document goes in, what editors and the command line show of it comes out: pieces, outline, comments, JSON. */
import type { OutlineItem, Piece, Span } from '../text/index.js';
import { shift } from '../text/index.js';
import type { LineNode, PxeLine, PxelinuxDocument, Text } from './document.js';
import { labelBlocks } from './scopes.js';
import { factOf } from './vocabulary.js';

export function piecesOf({ text, lines }: PxelinuxDocument): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const put = (end: number, kind: Piece['kind']): void => {
    if (end > at) pieces.push({ span: { start: at, end }, kind });
    at = Math.max(at, end);
  };
  for (const line of lines) {
    for (const [part, kind] of partsOf(line.node)) {
      put(line.offset + part.start, 'blank');
      put(line.offset + part.end, kind);
    }
    put(line.offset + line.length, 'blank');
    // After a CR inside a line the loader reads no further: what stands there is no more than a remark.
    const end = line.offset + line.fullLength;
    const dead = text.slice(at, end).trim() !== '';
    put(end, dead ? 'comment' : 'blank');
  }
  return pieces;
}

function partsOf(node: LineNode): (readonly [Span, Piece['kind']])[] {
  switch (node.kind) {
    case 'blank':
      return [];
    case 'comment':
      return [[node.comment.span, 'comment']];
    case 'help':
      return [[node.help.span, 'string']];
    case 'unknown':
      return [[node.keyword.span, 'name'], ...valueParts(node.value, 'string')];
    case 'uboot':
      return [[node.keyword.span, 'keyword'], ...valueParts(node.value, 'string')];
    case 'directive': {
      const value = factOf(node.name)?.value;
      const kind =
        value === 'number' ? 'number' : value === 'name' || value === 'command' ? 'name' : 'string';
      return [[node.keyword.span, 'keyword'], ...valueParts(node.value, kind)];
    }
  }
}

function valueParts(value: Text | undefined, first: Piece['kind']): (readonly [Span, Piece['kind']])[] {
  if (value === undefined) return [];
  if (first === 'string') return [[value.span, 'string']];
  const end = value.span.start + wordLength(value.text);
  const rest: readonly [Span, Piece['kind']] = [{ start: end, end: value.span.end }, 'string'];
  return end < value.span.end
    ? [[{ start: value.span.start, end }, first], rest]
    : [[{ start: value.span.start, end }, first]];
}

export function wordLength(text: string): number {
  let end = 0;
  while (end < text.length && text.charCodeAt(end) > 32) end++;
  return end;
}

export function outlineOf({ lines }: PxelinuxDocument): OutlineItem[] {
  const items: OutlineItem[] = [];
  for (const { first, end, node } of labelBlocks(lines)) {
    const line = lines[first];
    const last = lines[end - 1];
    if (line === undefined || last === undefined || node.value === undefined) continue;
    const start = node.value.span.start;
    items.push({
      name: node.value.text,
      detail: detailOf(lines.slice(first, end)),
      kind: 'label',
      span: { start: line.offset + node.keyword.span.start, end: last.offset + last.length },
      nameSpan: shift({ start, end: node.value.span.end }, line.offset),
      children: [],
    });
  }
  return items;
}

/** What a menu shows for the label, else what it starts. */
function detailOf(lines: readonly PxeLine[]): string {
  let started = '';
  for (const { node } of lines) {
    if (node.kind !== 'directive' || node.value === undefined) continue;
    if (node.name === 'MENU LABEL') return node.value.text.replace('^', '');
    if (factOf(node.name)?.args === 'FILE [OPTIONS]') started = node.value.text.slice(0, 120);
  }
  return started;
}

export function commentsOf({ lines }: PxelinuxDocument): Span[] {
  const spans: Span[] = [];
  for (const { node, offset } of lines) {
    if (node.kind === 'comment') spans.push(shift(node.comment.span, offset));
  }
  return spans;
}

export function jsonOf({ lines }: PxelinuxDocument): unknown {
  return {
    lines: lines
      .filter(({ node }) => node.kind !== 'blank')
      .map((line) => ({
        kind: line.node.kind,
        span: { start: line.offset, end: line.offset + line.length },
        ...contentOf(line.node, line.offset),
      })),
  };
}

function contentOf(node: LineNode, offset: number): Record<string, unknown> {
  const absolute = (part: Text | undefined): unknown =>
    part === undefined ? null : { text: part.text, span: shift(part.span, offset) };
  switch (node.kind) {
    case 'blank':
      return {};
    case 'comment':
      return { comment: absolute(node.comment) };
    case 'help':
      return { help: absolute(node.help) };
    case 'unknown':
      return { keyword: absolute(node.keyword), value: absolute(node.value) };
    default:
      return { name: node.name, keyword: absolute(node.keyword), value: absolute(node.value) };
  }
}
