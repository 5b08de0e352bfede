/** A document goes in, what editors and the command line show of it comes out: pieces, outline, comments, JSON. */
import type { OutlineItem, Piece, Span } from '../text/index.js';
import { shift } from '../text/index.js';
import type { SettingsDocument, SettingsLine, SettingsNode, Text } from './document.js';

type Part = readonly [Span, Piece['kind']];

export function piecesOf({ lines }: SettingsDocument): Piece[] {
  const pieces: Piece[] = [];
  for (const line of lines) {
    let at = 0;
    for (const [span, kind] of partsOf(line.node)) {
      gap(line, at, span.start, pieces);
      if (span.end > span.start) pieces.push({ span: shift(span, line.offset), kind });
      at = span.end;
    }
    gap(line, at, line.text.length, pieces);
  }
  return pieces;
}

/** Between the parts stand blanks, separators and words like `export`. */
function gap(line: SettingsLine, from: number, to: number, pieces: Piece[]): void {
  let at = from;
  while (at < to) {
    const blank = isBlank(line.text.charCodeAt(at));
    const start = at;
    while (at < to && isBlank(line.text.charCodeAt(at)) === blank) at++;
    const span = { start: line.offset + start, end: line.offset + at };
    pieces.push({
      span,
      kind: blank ? 'blank' : /^[a-z]/.test(line.text.slice(start, at)) ? 'keyword' : 'punctuation',
    });
  }
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function partsOf(node: SettingsNode): Part[] {
  switch (node.kind) {
    case 'blank':
      return [];
    case 'comment':
      return [[node.comment.span, 'comment']];
    case 'shell': {
      const parts: Part[] = [];
      for (const statement of node.statements) {
        if (statement.kind === 'command') parts.push([statement.command.span, 'string']);
        else parts.push([statement.name.span, 'name'], [statement.value.span, 'string']);
      }
      if (node.comment !== undefined) parts.push([node.comment.span, 'comment']);
      // What only looks like a list goes on in the next line, behind a comment.
      return parts.sort(([a], [b]) => a.start - b.start);
    }
    case 'section':
      return [[node.name.span, 'keyword']];
    case 'pair': {
      const parts: Part[] = [
        [node.name.span, 'name'],
        [node.operator.span, 'operator'],
      ];
      return node.value === undefined ? parts : [...parts, [node.value.span, 'string']];
    }
    case 'brace':
      return [[node.brace.span, 'punctuation']];
    case 'fields': {
      const parts = node.fields.map((field, index): Part => [field.span, index === 0 ? 'name' : 'string']);
      return node.comment === undefined ? parts : [...parts, [node.comment.span, 'comment']];
    }
    case 'other':
      return [[node.other.span, 'string']];
    case 'broken':
      return [[node.broken.span, 'unknown']];
  }
}

export function commentsOf({ lines }: SettingsDocument): Span[] {
  const spans: Span[] = [];
  for (const { node, offset } of lines) {
    if (
      (node.kind === 'comment' || node.kind === 'shell' || node.kind === 'fields') &&
      node.comment !== undefined
    ) {
      spans.push(shift(node.comment.span, offset));
    }
  }
  return spans;
}

export function outlineOf({ lines, dialect }: SettingsDocument): OutlineItem[] {
  const items: OutlineItem[] = [];
  let section: { item: OutlineItem; children: OutlineItem[] } | undefined;
  for (const line of lines) {
    const end = line.offset + line.text.trimEnd().length;
    for (const [name, detail] of namesOf(line.node)) {
      const nameSpan = shift(name.span, line.offset);
      const span = { start: nameSpan.start, end: Math.max(end, nameSpan.end) };
      if (line.node.kind === 'section') {
        const children: OutlineItem[] = [];
        section = {
          children,
          item: { name: name.text, detail: '', kind: 'container', span, nameSpan, children },
        };
        items.push(section.item);
        continue;
      }
      const item: OutlineItem = { name: name.text, detail, kind: 'setting', span, nameSpan, children: [] };
      if (section === undefined || dialect === 'shell') items.push(item);
      else section.children.push(item);
    }
  }
  return items.map((item) => {
    const last = item.children[item.children.length - 1];
    return last === undefined ? item : { ...item, span: { start: item.span.start, end: last.span.end } };
  });
}

function namesOf(node: SettingsNode): (readonly [Text, string])[] {
  switch (node.kind) {
    case 'shell':
      return node.statements.flatMap((one) =>
        one.kind === 'assignment' ? [[one.name, one.value.text.slice(0, 80)] as const] : [],
      );
    case 'section':
      return node.name.text === '' ? [] : [[node.name, '']];
    case 'pair':
      return [[node.name, node.value?.text.slice(0, 80) ?? '']];
    case 'fields': {
      const [first, second] = node.fields;
      return first === undefined ? [] : [[first, second?.text.slice(0, 80) ?? '']];
    }
    default:
      return [];
  }
}

export function jsonOf({ lines, dialect }: SettingsDocument): unknown {
  return {
    dialect,
    lines: lines
      .filter(({ node }) => node.kind !== 'blank')
      .map((line) => ({
        span: { start: line.offset, end: line.offset + line.text.trimEnd().length },
        ...(absolute(line.node, line.offset) as object),
      })),
  };
}

/** The same data with every span shifted. */
function absolute(value: unknown, by: number): unknown {
  if (Array.isArray(value)) return value.map((item) => absolute(item, by));
  if (typeof value !== 'object' || value === null) return value ?? null;
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    out[key] = key === 'span' || key === 'at' ? shift(item as Span, by) : absolute(item, by);
  }
  return out;
}
