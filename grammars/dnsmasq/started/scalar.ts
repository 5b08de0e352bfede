/** A scalar of YAML goes in; its text comes out, each character with its place: quotes, escapes, indentation and folded lines left out. */
import type { Scalar } from 'yaml';
import type { Quoted } from './quoted.js';

export function scalarText(source: string, scalar: Scalar): Quoted | undefined {
  const { value, range } = scalar;
  if (typeof value !== 'string' || range === undefined || range === null) return undefined;
  const span = { start: range[0], end: range[1] };
  const offsets: number[] = [];
  let at = firstCharacter(source, scalar, span.start);
  for (let i = 0; i < value.length; i++) {
    const next = offsetOf(source, value, i, at);
    // An escape by number: where its characters stand is not told apart.
    if (next === undefined || next.at > span.end)
      return { text: value, offsets: Array.from({ length: value.length }, () => span.start), span };
    offsets.push(next.at);
    at = next.behind;
  }
  return { text: value, offsets, span };
}

/** Behind a quote; behind the line with the sign of a block. */
function firstCharacter(source: string, { type }: Scalar, start: number): number {
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') return source.indexOf('\n', start) + 1;
  return type === 'PLAIN' ? start : start + 1;
}

const BLANK = /\s/;

/** The next place of a character, and from where the one after it is to be looked for. */
function offsetOf(
  source: string,
  value: string,
  index: number,
  from: number,
): { readonly at: number; readonly behind: number } | undefined {
  const wanted = value[index] ?? '';
  let at = from;
  if (BLANK.test(wanted)) {
    // A blank may stand for a line end and the indentation behind it, or be an escape of two characters.
    if (!BLANK.test(source[at] ?? '')) return { at, behind: at + 2 };
    let behind = at + 1;
    if (!BLANK.test(value[index + 1] ?? '')) while (BLANK.test(source[behind] ?? '')) behind++;
    return { at, behind };
  }
  // Indentation, and what makes a quote or a backslash one.
  while (source[at] !== wanted && /[\s\\']/.test(source[at] ?? '')) at++;
  return source[at] === wanted ? { at, behind: at + 1 } : undefined;
}
