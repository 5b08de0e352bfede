/** A text goes in, its lines come out; the lines and their text become a document. */
import { shiftProblem } from '../text/index.js';
import type { ParsedLines } from '../text/logical-lines.js';
import type { IpxeDocument, IpxeLine } from './document.js';
import { foreignAsOne } from './foreign.js';
import { parseLine } from './parser.js';
import { problemsOf } from './problems.js';
import { isInside, templateComments } from './templatecomments.js';
import { lexIpxe } from './tokens.js';

/** Where a line ends that begins at an offset, and whether a backslash joins what follows to it. */
function endOf(text: string, offset: number): { readonly end: number; readonly open: boolean } {
  for (let from = offset; ; ) {
    const at = text.indexOf('\n', from);
    if (at < 0) return { end: text.length, open: from > offset && from >= text.length };
    const before = text[at - 1] === '\r' ? at - 2 : at - 1;
    if (before < from || text[before] !== '\\') return { end: at + 1, open: false };
    from = at + 1;
  }
}

export function parseLines(text: string): ParsedLines<IpxeLine> {
  const lines: IpxeLine[] = [];
  let open = false;
  for (let offset = 0; offset < text.length; ) {
    const found = endOf(text, offset);
    const length = found.end - offset;
    const node = parseLine(lexIpxe(text.slice(offset, found.end)));
    lines.push({ offset, length, ...node, faults: problemsOf(node) });
    offset = found.end;
    open = found.open;
  }
  return { lines, open };
}

export function documentOf(text: string, lines: readonly IpxeLine[]): IpxeDocument {
  const comments = templateComments(text);
  const problems = lines
    .flatMap(({ faults, offset }) => faults.map((fault) => shiftProblem(fault, offset)))
    .filter(({ span }) => !isInside(span, comments));
  return { language: 'ipxe', text, problems: foreignAsOne(text, problems), lines };
}
