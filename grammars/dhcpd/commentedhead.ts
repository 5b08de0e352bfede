/** Problems of a text with more `}` than `{` go in; where the head of a block is a comment, and its body is not, they come out as one, at that comment. */
import type { Problem, Span } from '../text/index.js';

/** What dhcpd stumbles over behind such a head. */
export interface Stumbled {
  /** A `}` that closes nothing. */
  readonly strays: readonly Problem[];
  /** Statements that do not belong to the block around them. */
  readonly misplaced: ReadonlySet<Problem>;
}

/** Who comments out more heads has another plan. */
const MOST = 20;

const HEADS: ReadonlySet<string> = new Set([
  'class',
  'else',
  'elsif',
  'group',
  'host',
  'if',
  'pool',
  'shared-network',
  'subclass',
  'subnet',
]);

export function toldAtComment(text: string, problems: Problem[], { strays, misplaced }: Stumbled): Problem[] {
  if (strays.length === 0) return problems;
  const heads = commentedHeads(text);
  const gone = new Set<Problem>();
  const told: Problem[] = [];
  for (const stray of strays.slice(0, MOST)) {
    const before = problems.filter((one) => misplaced.has(one) && !gone.has(one) && isBehind(stray, one));
    const until = before[0]?.span.start ?? stray.span.start;
    const head = heads.findLast(({ end }) => end <= until);
    if (head === undefined) continue;
    heads.splice(heads.indexOf(head), 1);
    gone.add(stray);
    for (const one of before) gone.add(one);
    told.push(atComment(text, head, stray.span));
  }
  return [...problems.filter((one) => !gone.has(one)), ...told];
}

function isBehind(stray: Problem, one: Problem): boolean {
  return one.span.start < stray.span.start;
}

function atComment(text: string, span: Span, stray: Span): Problem {
  const mark = text.slice(span.start).search(/[^#]/);
  return {
    rule: 'dhcp/syntax',
    severity: 'error',
    message:
      'This line is a comment, but not the block that it begins: dhcpd takes the lines below for a part of what is around them, and the `}` behind them closes nothing. Take out the #, or make comments of the whole block.',
    span,
    refusedBy: 'dhcpd',
    related: [{ span: stray, message: 'no block is open for this' }],
    fix: {
      title: 'Take out the #',
      safe: false,
      edits: [{ span: { start: span.start, end: span.start + Math.max(mark, 1) }, newText: '' }],
    },
  };
}

/** Comments that hold the head of a block alone, with a line below that is none. */
function commentedHeads(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    const bare = line.trim();
    if (bare.startsWith('#') && bare.endsWith('{') && isHead(bare) && goesOn(text, end)) {
      const from = start + line.indexOf('#');
      found.push({ start: from, end: from + bare.length });
    }
    start = end + 1;
  }
  return found;
}

function isHead(comment: string): boolean {
  let at = 0;
  while (comment[at] === '#') at++;
  const [word = ''] = comment
    .slice(at)
    .trim()
    .split(/[\s({"]/, 1);
  return HEADS.has(word.toLowerCase());
}

/** What stands in the next line is a statement. */
function goesOn(text: string, end: number): boolean {
  let at = end;
  while (at < text.length && text[at]?.trim() === '') at++;
  return at < text.length && text[at] !== '#' && text[at] !== '}';
}
