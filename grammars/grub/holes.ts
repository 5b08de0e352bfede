/** A text and an offset go in; the end of what some program fills in there before GRUB reads the file comes out. */

import { FILLED_IN_SCRIPTS } from '../text/index.js';

/** A longer one is none: it is searched for on its own line only, and no further than this. */
const LONGEST = 400;

const FILLED = new RegExp(`^(?:${FILLED_IN_SCRIPTS})`);

const SIGNS = [
  { begins: '{{', pattern: /^\{\{[^\n]*?\}\}/, kind: 'value' },
  { begins: '{%', pattern: /^\{%[^\n]*?%\}/, kind: 'control' },
  { begins: '{#', pattern: /^\{#[^\n]*?#\}/, kind: 'control' },
  { begins: '<%=', pattern: /^<%=[^\n]*?%>/, kind: 'value' },
  { begins: '<%', pattern: /^<%[^\n]*?%>/, kind: 'control' },
  { begins: '<', pattern: /^<[A-Za-z][\w. -]{0,60}>/, kind: 'value' },
  { begins: '__', pattern: FILLED, kind: 'value' },
  { begins: '@', pattern: FILLED, kind: 'value' },
  { begins: '%', pattern: FILLED, kind: 'value' },
] as const;

const FIRST: ReadonlySet<string> = new Set(SIGNS.map(({ begins }) => begins.slice(0, 1)));

export interface Hole {
  readonly end: number;
  /** `value` stands for a text, `control` for the template's own statement: what it governs may be there or not. */
  readonly kind: 'value' | 'control';
}

let last: { readonly text: string; readonly offset: number; readonly hole: Hole | undefined } | undefined;

/** The lexer asks about one place several times. */
export function holeAt(text: string, offset: number): Hole | undefined {
  if (!FIRST.has(text[offset] ?? '')) return undefined;
  if (last === undefined || last.offset !== offset || last.text !== text)
    last = { text, offset, hole: find(text, offset) };
  return last.hole;
}

/** Jinja2, Go, ERB, words for sed, and words in angle brackets. Nobody means anything else by them. */
function find(text: string, offset: number): Hole | undefined {
  for (const { begins, pattern, kind } of SIGNS) {
    if (!text.startsWith(begins, offset)) continue;
    const found = pattern.exec(text.slice(offset, offset + LONGEST));
    if (found !== null) return { end: offset + found[0].length, kind };
  }
  return undefined;
}
