/** A GRUB document goes in, its text in canonical style comes out: two blanks for each block, no blanks at the ends of lines, one empty line at most. */
import type { GrubDocument, GrubUnit } from './document.js';
import { allStatements, bodiesOf } from './walk.js';

/** A file that GRUB refuses is left as it is, and so is a template: what stands where it is filled in is not known. */
export function formatGrub({ text, lines, problems }: GrubDocument): string {
  if (problems.some(({ severity }) => severity === 'error')) return text;
  if (lines.some(({ templates }) => templates.length > 0) || /\r(?!\n)/.test(text)) return text;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const out: string[] = [];
  for (const unit of lines) {
    for (const line of printUnit(text, unit)) {
      if (line !== '' || (out.length > 0 && out[out.length - 1] !== '')) out.push(line);
    }
  }
  while (out[out.length - 1] === '') out.pop();
  return out.length === 0 ? '' : `${out.join(end)}${end}`;
}

/** Offsets at which blocks open and close, in the order of the text. */
function edgesOf({ statements }: GrubUnit): { readonly at: number; readonly by: 1 | -1 }[] {
  const edges: { at: number; by: 1 | -1 }[] = [];
  for (const statement of allStatements(statements)) {
    const conditions = 'condition' in statement ? [statement.condition] : [];
    const asked = statement.kind === 'if' ? statement.branches.map(({ condition }) => condition) : conditions;
    for (const body of bodiesOf(statement)) {
      if (asked.includes(body)) continue;
      edges.push({ at: body.span.start, by: 1 }, { at: body.span.end, by: -1 });
    }
  }
  return edges.sort((a, b) => a.at - b.at);
}

/** Line ends inside of words: what stands behind them is a part of the word, or a blank that it needs. */
function wordsOf({ statements }: GrubUnit): { readonly start: number; readonly end: number }[] {
  const spans = [...allStatements(statements)].flatMap((statement) =>
    statement.kind === 'command' ? statement.words : statement.kind === 'for' ? statement.items : [],
  );
  return spans.map(({ span }) => span).sort((a, b) => a.start - b.start);
}

function printUnit(text: string, unit: GrubUnit): string[] {
  const source = text.slice(unit.offset, unit.offset + unit.length);
  const edges = edgesOf(unit);
  const words = wordsOf(unit).filter(({ start, end }) => source.slice(start, end).includes('\n'));
  const out: string[] = [];
  let depth = 0;
  let edge = 0;
  let word = 0;
  for (let at = 0; at < source.length; ) {
    const stop = source.indexOf('\n', at);
    const end = stop < 0 ? source.length : stop;
    while ((words[word]?.end ?? Number.POSITIVE_INFINITY) <= at) word++;
    const inside = (words[word]?.start ?? Number.POSITIVE_INFINITY) < at;
    // Of the words that run over line ends the last one that begins on this line may be the one that leaves it.
    const behind = words[inside && (words[word]?.end ?? 0) <= end ? word + 1 : word];
    const open = behind !== undefined && behind.start <= end && behind.end > end;
    const line = source.slice(at, end);
    const first = at + (line.length - line.trimStart().length);
    for (; (edges[edge]?.at ?? Number.POSITIVE_INFINITY) <= first; edge++) depth += edges[edge]?.by ?? 0;
    const body = open ? line.replace(/\r$/, '') : line.trimEnd();
    const joined = inside || followsJoin(source, at);
    out.push(joined ? body : body.trim() === '' ? '' : `${'  '.repeat(depth)}${body.trimStart()}`);
    at = end + 1;
  }
  return out;
}

/** Behind a backslash at the end of a line the blanks of the next one part words. */
function followsJoin(source: string, at: number): boolean {
  let before = at - 2;
  while (source[before] === '\r') before--;
  return source[before] === '\\';
}
