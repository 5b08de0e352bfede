/** The verdicts of all nodes go in; a line for each, or a JSON document, comes out. */
import type { NodeVerdict, SiteVerdicts, Verdict } from '../../service/index.js';
import { shownPath } from '../paths.js';
import type { Texts } from '../position.js';
import type { Colours, Terminal } from '../terminal.js';
import { located } from './json.js';
import { markOf, paintVerdict } from './marks.js';
import { cellsOf, printable, widthOf } from './width.js';

/** Of a summary what stands before its first explanation. What DHCP leaves open is said after what it gives. */
export function fewWords({ stage, summary }: Pick<Step, 'stage' | 'summary'>): string {
  const text = stage === 'dhcp' ? summary.slice(summary.lastIndexOf('; ') + 1).trimStart() : summary;
  const cut = /^(.{12,}?)(?: \(|: |; |, (?:which|and) )/.exec(text);
  return cut?.[1] ?? text;
}

/** Cut to the width of the terminal, so that a node stays one line. */
function clip(text: string, width: number, gap: string): string {
  if (widthOf(text) <= width) return text;
  let out = '';
  let used = widthOf(gap);
  for (const character of text) {
    used += cellsOf(character);
    if (used > width) break;
    out += character;
  }
  return out + gap;
}

export type Step = NonNullable<NodeVerdict['step']>;

/** `FILE:LINE` of what settled the step; empty where no line did. */
export function placeOf({ decisive }: Step, texts: Texts, cwd: string): string {
  const at = decisive.at(-1);
  return at === undefined ? '' : `${shownPath(cwd, at.file)}:${texts.position(at.file, at.span.start).line}`;
}

/** What, where, and what the screen shows; where there is no room for all, first the screen goes, then words, then folders. */
function reason(step: Step, place: string, room: number, gap: string): string {
  const { stage } = step;
  // The server's own words say more than what the screen shows of its silence.
  const screen = step.log ?? step.console;
  const what = printable(`${stage}: ${fewWords(step)}`);
  const where = printable(place);
  const all = [what, where, screen === null ? '' : `"${printable(screen)}"`].filter((part) => part !== '');
  if (widthOf(all.join('  ')) <= room) return all.join('  ');
  const short = room - widthOf(where) < 28 ? where.slice(where.lastIndexOf('/') + 1) : where;
  return `${clip(what, Math.max(10, room - widthOf(short) - 2), gap)}  ${short}`.trimEnd();
}

/** Each verdict as it is said of one node, and of several. */
const COUNTED: readonly (readonly [Verdict, string])[] = [
  ['boots', 'boot'],
  ['degraded', 'degraded'],
  ['unknown', 'unknown'],
  ['fails', 'fail'],
];

/** A table of verdicts, and at the end how many there are of each. */
function table(
  nodes: readonly NodeVerdict[],
  what: readonly [one: string, several: string],
  texts: Texts,
  terminal: Terminal,
  paint: Colours,
): string[] {
  const out: string[] = [];
  const names = nodes.map(({ node }) => printable(node.name));
  const column = Math.min(40, Math.max(0, ...names.map(widthOf)));
  const gap = terminal.unicode ? '…' : '...';
  nodes.forEach(({ verdict, step }, i) => {
    const name = names[i] ?? '';
    const padding = ' '.repeat(Math.max(0, column - widthOf(name)));
    const head = `${markOf(verdict, terminal.unicode)} ${name}${padding}  ${verdict.padEnd(8)}`;
    const room = terminal.width === undefined ? Number.POSITIVE_INFINITY : terminal.width - widthOf(head) - 3;
    const tail = step === null ? '' : reason(step, placeOf(step, texts, terminal.cwd), room, gap);
    const colour = paintVerdict(paint, verdict);
    out.push(
      `${colour(markOf(verdict, terminal.unicode))} ${paint.bold(name)}${padding}  ${colour(verdict.padEnd(8))}  ${tail}`.trimEnd(),
    );
  });
  const counts = COUNTED.flatMap(([verdict, several]) => {
    const count = nodes.filter((node) => node.verdict === verdict).length;
    return count === 0 ? [] : [paintVerdict(paint, verdict)(`${count} ${count === 1 ? verdict : several}`)];
  });
  const total = `${nodes.length} ${nodes.length === 1 ? what[0] : what[1]}`;
  out.push(counts.length === 0 ? `${total} declared` : `${total}: ${counts.join(', ')}`);
  return out;
}

export function explainAllAsText(
  { nodes, unnamed }: SiteVerdicts,
  texts: Texts,
  terminal: Terminal,
  paint: Colours,
): string {
  const out = table(nodes, ['node', 'nodes'], texts, terminal, paint);
  if (unnamed.length > 0) {
    const what = ['kind of machine that no file names', 'kinds of machines that no file names'] as const;
    out.push('', ...table(unnamed, what, texts, terminal, paint));
  }
  return `${out.join('\n')}\n`;
}

/** What scripts read of a step, its places aside. */
export function stepAsJson({ stage, verdict, summary, console, log }: Step) {
  return { stage, verdict, summary, console, log };
}

export function explainAllAsJson({ nodes, unnamed }: SiteVerdicts, texts: Texts, cwd: string): string {
  const context = { cwd, texts };
  const short = ({ node, verdict, step }: NodeVerdict) => ({
    node,
    verdict,
    step:
      step === null
        ? null
        : { ...stepAsJson(step), sources: step.decisive.map((place) => located(context, place)) },
  });
  const data = { version: 1, nodes: nodes.map(short), unnamed: unnamed.map(short) };
  return `${JSON.stringify(data, null, 2)}\n`;
}
