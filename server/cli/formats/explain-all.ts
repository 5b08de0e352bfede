/** The verdicts of all machines go in; each cause with those that it hits, or a JSON document of them, comes out. */
import {
  type Counts,
  type Group,
  type NodeVerdict,
  type SiteVerdicts,
  summarise,
  type Verdict,
} from '../../service/index.js';
import { groupBy } from '../../site/groups.js';
import type { Texts } from '../position.js';
import type { Colours, Terminal } from '../terminal.js';
import { total, whereText } from './groups.js';
import { located } from './json.js';
import { jsonText } from './json-text.js';
import { markOf, paintVerdict } from './marks.js';
import { printable, wrap } from './width.js';

export type Step = NonNullable<NodeVerdict['step']>;

/** Names that are listed; more are counted. */
const MOST_NAMES = 12;
/** Of these the first are listed beside their number. */
const FIRST_NAMES = 4;

/** Mark, verdict and the blanks around them. */
const INDENT = 12;

/** Each verdict as it is said of one machine, and of several. */
const COUNTED: readonly (readonly [Verdict, string])[] = [
  ['boots', 'boot'],
  ['degraded', 'degraded'],
  ['unknown', 'unknown'],
  ['fails', 'fail'],
];

/** "oak, ash (bios)", "46 machines: n1, n2, n3, n4 and 42 more (bios, efi-x64)". */
function headOf({ members, firmwares }: Group): string {
  const names = members.map(({ name }) => name);
  const what = members.some(({ named }) => named) ? 'machines' : 'kinds of machines';
  const list =
    names.length <= MOST_NAMES
      ? names.join(', ')
      : `${names.length} ${what}: ${names.slice(0, FIRST_NAMES).join(', ')} and ${names.length - FIRST_NAMES} more`;
  return `${list} (${firmwares.join(', ')})`;
}

class Writer {
  readonly out: string[] = [];
  readonly #texts: Texts;
  readonly #terminal: Terminal;
  readonly #paint: Colours;

  constructor(texts: Texts, terminal: Terminal, paint: Colours) {
    this.#texts = texts;
    this.#terminal = terminal;
    this.#paint = paint;
  }

  #put(text: string, paint: (text: string) => string = (plain) => plain, first = ' '.repeat(INDENT)): void {
    const { width } = this.#terminal;
    const plain = printable(text);
    const lines =
      width === undefined ? [plain] : wrap(plain, Math.max(20, Math.min(width, 110) - 1 - INDENT));
    lines.forEach((line, i) => {
      this.out.push(`${i === 0 ? first : ' '.repeat(INDENT)}${paint(line)}`);
    });
  }

  group(group: Group): void {
    const { verdict, cause, step } = group;
    const colour = paintVerdict(this.#paint, verdict);
    const mark = `${colour(markOf(verdict, this.#terminal.unicode))} ${colour(verdict.padEnd(INDENT - 2))}`;
    this.#put(headOf(group), this.#paint.bold, mark);
    if (cause === null || step === null) return;
    this.#put(`${step.stage}: ${cause.text}`);
    const where = whereText(group, this.#texts, this.#terminal.cwd);
    if (where !== '') this.#put(where, this.#paint.dim);
    // The server's own words say more than what the screen shows of its silence.
    const seen = step.log ?? step.console;
    if (seen !== null) this.#put(`"${seen}"`);
  }

  #counted(verdict: Verdict, count: number): string {
    const [, many] = COUNTED.find(([one]) => one === verdict) ?? [verdict, verdict];
    return paintVerdict(this.#paint, verdict)(`${count} ${count === 1 ? verdict : many}`);
  }

  /** "2 nodes: 1 boots, 1 fails; 1 fails as efi-x64": a machine counts once, under its best firmware, so the others are said behind. */
  sum(counts: Counts, groups: readonly Group[], one: string, several: string): void {
    const all = total(counts);
    const parts = COUNTED.flatMap(([verdict]) =>
      counts[verdict] === 0 ? [] : [this.#counted(verdict, counts[verdict])],
    );
    const what = `${all} ${all === 1 ? one : several}`;
    const sums = [parts.length === 0 ? `${what} declared` : `${what}: ${parts.join(', ')}`];
    for (const [verdict, others] of groupBy(
      groups.filter(({ decides }) => !decides),
      (group) => group.verdict,
    )) {
      const machines = new Set(others.flatMap(({ members }) => members.map(({ name }) => name)));
      const firmwares = new Set(others.flatMap((group) => group.firmwares));
      sums.push(`${this.#counted(verdict, machines.size)} as ${[...firmwares].join(' or ')}`);
    }
    this.out.push(sums.join('; '));
  }
}

export function explainAllAsText(
  { nodes, unnamed }: SiteVerdicts,
  texts: Texts,
  terminal: Terminal,
  paint: Colours,
): string {
  const writer = new Writer(texts, terminal, paint);
  const declared = summarise({ nodes, unnamed: [] });
  for (const group of declared.groups) writer.group(group);
  writer.sum(declared.named, declared.groups, 'node', 'nodes');
  if (unnamed.length > 0) {
    writer.out.push('');
    const others = summarise({ nodes: [], unnamed });
    for (const group of others.groups) writer.group(group);
    writer.sum(
      others.unnamed,
      others.groups,
      'kind of machine that no file names',
      'kinds of machines that no file names',
    );
  }
  return `${writer.out.join('\n')}\n`;
}

/** What scripts read of a step, its places aside. */
export function stepAsJson({ stage, program, verdict, summary, console, log }: Step) {
  return { stage, program, verdict, summary, console, log };
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
  return jsonText(data);
}
