/** What a log told goes in; for each machine what happened to it, with the lines of the site that are at fault, comes out. */
import type { Diagnosis, Place } from '../../service/index.js';
import type { Texts } from '../position.js';
import type { Colours, Terminal } from '../terminal.js';
import { markOf, paintVerdict } from './marks.js';
import { INDENT, StepWriter } from './step-writer.js';
import { printable } from './width.js';

type Told = Diagnosis['told'][number];

/** Names of machines that are listed; more are counted. */
const MOST_NAMES = 6;

/** The machine, as a heading names it. */
function headOf({ node, address, program }: Told): string {
  if (node === null)
    return address ?? (SERVER.has(program) ? 'the boot server' : 'a machine that no line names');
  const others = [node.mac, address].filter((text) => text !== null && text !== node.name);
  return others.length === 0 ? node.name : `${node.name} (${others.join(', ')})`;
}

/** The same machine whatever the line calls it. */
function keyOf({ node, address, program }: Told): string {
  return node?.mac ?? node?.name ?? address ?? (SERVER.has(program) ? 'server' : 'screen');
}

/** Programs whose lines are the server's own where they name no machine. */
const SERVER: ReadonlySet<string> = new Set([
  'dhcpd',
  'in.tftpd',
  'rpc.mountd',
  'exportfs',
  'nfsd',
  'rpcbind',
]);

function whenOf({ line, lastLine, count }: Told): string {
  if (count === 1) return `line ${line}`;
  return `${count} times, lines ${line} to ${lastLine}`;
}

class Writer extends StepWriter {
  /** What was said of a line of the site: once is enough. */
  readonly #said = new Set<string>();

  #put(text: string, first?: string): void {
    this.sentence(text, INDENT, first);
  }

  head(told: Told): void {
    if (this.out.length > 0) this.out.push('');
    this.out.push(this.paint.bold(printable(headOf(told))));
  }

  entry(told: Told): void {
    const { trouble, stage, program, text, means, todo, blamed, machines } = told;
    const verdict = trouble ? 'fails' : 'ok';
    const mark = paintVerdict(this.paint, verdict)(markOf(verdict, this.terminal.unicode));
    const first = `${mark} ${this.paint.bold(stage.padEnd(INDENT - 2))}`;
    if (!trouble) {
      this.#put(`${means} (${program}, ${whenOf(told)})`, first);
      return;
    }
    this.#put(`${program}, ${whenOf(told)}:`, first);
    this.#put(`"${text}"`);
    this.#put(means);
    if (machines.length > 0) this.#put(`So it would be on ${namesOf(machines)}.`);
    for (const { rule, at, message } of blamed) this.#blamed(rule, at, message);
    if (blamed.length === 0 && todo !== null) this.#put(`The files of the site do not show why. ${todo}`);
  }

  #blamed(rule: string | null, at: Place, message: string): void {
    const where = this.whereIs(at);
    this.out.push(`${' '.repeat(INDENT)}${this.paint.dim(rule === null ? where : `${where} ${rule}`)}`);
    const key = `${rule} ${where}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.sourceOf(at);
    this.#put(message);
  }
}

function namesOf(machines: readonly string[]): string {
  const more = machines.length - MOST_NAMES;
  const some = machines.slice(0, MOST_NAMES).join(', ');
  return more > 0 ? `${some} and ${more} more` : some;
}

export function diagnosisAsText(
  { lines, known, told, untold }: Diagnosis,
  texts: Texts,
  terminal: Terminal,
  paint: Colours,
): string {
  const writer = new Writer(texts, terminal, paint);
  const machines = new Map<string, Told[]>();
  for (const one of told) {
    const key = keyOf(one);
    const group = machines.get(key);
    if (group === undefined) machines.set(key, [one]);
    else group.push(one);
  }
  for (const group of machines.values()) {
    const [first] = group;
    if (first !== undefined) writer.head(group.find(({ address }) => address !== null) ?? first);
    for (const one of group) writer.entry(one);
  }
  if (told.length > 0) writer.out.push('');
  const wrong = told.filter(({ trouble }) => trouble).length;
  const count = (many: number, one: string, several: string): string =>
    `${many} ${many === 1 ? one : several}`;
  writer.out.push(
    known === 0
      ? `${count(lines, 'line', 'lines')}, none of them known`
      : `${count(lines, 'line', 'lines')}, ${known} of them known; ${wrong === 0 ? 'nothing is wrong' : `${count(wrong, 'thing is', 'things are')} wrong`}`,
  );
  if (untold > 0)
    writer.out.push(`${count(untold, 'known line is', 'known lines are')} not told: there are too many`);
  return writer.out.map((line) => `${line.trimEnd()}\n`).join('');
}
