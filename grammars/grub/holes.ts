/** A text and an offset go in; the end of what some program fills in there before GRUB reads the file comes out. */

/** A longer one is none: it is searched for on its own line only, and no further than this. */
const LONGEST = 400;

const SIGNS = [
  { begins: '{{', pattern: /^\{\{[^\n]*?\}\}/, kind: 'value' },
  { begins: '{%', pattern: /^\{%[^\n]*?%\}/, kind: 'control' },
  { begins: '{#', pattern: /^\{#[^\n]*?#\}/, kind: 'control' },
  { begins: '<%=', pattern: /^<%=[^\n]*?%>/, kind: 'value' },
  { begins: '<%', pattern: /^<%[^\n]*?%>/, kind: 'control' },
  { begins: '<', pattern: /^<[A-Za-z][\w. -]{0,60}>/, kind: 'value' },
] as const;

export interface Hole {
  readonly end: number;
  /** `value` stands for a text, `control` for the template's own statement: what it governs may be there or not. */
  readonly kind: 'value' | 'control';
}

let last: { readonly text: string; readonly offset: number; readonly hole: Hole | undefined } | undefined;

/** The lexer asks about one place several times. */
export function holeAt(text: string, offset: number): Hole | undefined {
  const first = text[offset];
  if (first !== '{' && first !== '<') return undefined;
  if (last === undefined || last.offset !== offset || last.text !== text)
    last = { text, offset, hole: find(text, offset) };
  return last.hole;
}

/** Jinja2, Go, ERB, and words in angle brackets. None of them is anything that GRUB takes. */
function find(text: string, offset: number): Hole | undefined {
  for (const { begins, pattern, kind } of SIGNS) {
    if (!text.startsWith(begins, offset)) continue;
    const found = pattern.exec(text.slice(offset, offset + LONGEST));
    if (found !== null) return { end: offset + found[0].length, kind };
  }
  return undefined;
}
