/** A document goes in, plain JSON data comes out: spans absolute, offsets resolved, no text. */
import type { DhcpdDocument } from './document.js';

interface Plain {
  [key: string]: unknown;
  offset?: unknown;
  length?: unknown;
  start?: unknown;
  end?: unknown;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function toJson(document: DhcpdDocument): unknown {
  return { statements: document.statements.map((statement) => absolute(statement, 0)) };
}

/** Spans and braces are relative to the statement they stand in: `base` is where that begins. */
function absolute(value: unknown, base: number): unknown {
  if (Array.isArray(value)) return value.map((item) => absolute(item, base));
  if (!isPlain(value)) return value;
  if (typeof value.offset === 'number' && typeof value.length === 'number') {
    const start = base + value.offset;
    const { offset: _offset, length, ...rest } = value;
    const inner = absolute(rest, start) as Plain;
    return { span: { start, end: start + Number(length) }, ...inner };
  }
  if (typeof value.start === 'number' && typeof value.end === 'number') {
    return { start: base + value.start, end: base + value.end };
  }
  const out: Plain = {};
  for (const [key, part] of Object.entries(value)) {
    out[key] =
      (key === 'open' || key === 'close' || key === 'at') && typeof part === 'number'
        ? base + part
        : absolute(part, base);
  }
  return out;
}
