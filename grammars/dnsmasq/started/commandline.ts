/** The words behind `dnsmasq` on a command line go in, its options come out as lines of a file have them. Follows read_opts in option.c, and getopt_long(3). */
import { type Span, shift } from '../../text/index.js';
import type { DnsmasqLine, FieldNode, OptionNode, ValueNode } from '../document.js';
import { faultsOfOption, junk } from '../faults.js';
import { hasHole } from '../refusal.js';
import { optionByLetter, optionFact, optionNames } from '../vocabulary.js';
import { part, placed, type Quoted } from './quoted.js';
import type { CommandWord } from './words.js';

/** Not known to a file. */
const ONLY_HERE: ReadonlySet<string> = new Set(['test', 'version', 'help']);

/** The options in the order in which dnsmasq takes them: the file that -C names first comes last. */
export function commandLineOptions(words: readonly CommandWord[]): DnsmasqLine[] {
  const lines = new Options(words).read();
  const main = lines.find(({ option }) => option?.name === 'conf-file');
  return main === undefined ? lines : [...lines.filter((line) => line !== main), main];
}

class Options {
  readonly #words: readonly CommandWord[];
  readonly #lines: DnsmasqLine[] = [];
  #at = 0;

  constructor(words: readonly CommandWord[]) {
    this.#words = words;
  }

  read(): DnsmasqLine[] {
    let options = true;
    for (; this.#at < this.#words.length; this.#at++) {
      const next = this.#words[this.#at];
      if (next === undefined) break;
      const { word, variable } = next;
      if (variable !== undefined) this.#parameter(variable, word);
      else if (options && word.text === '--') options = false;
      else if (options && word.text.startsWith('--')) this.#long(word);
      else if (options && /^-./s.test(word.text)) this.#letters(word);
      else this.#junk(word);
    }
    return this.#lines;
  }

  #parameter(name: string, { span }: Quoted): void {
    const { start, end } = span;
    this.#lines.push({
      offset: start,
      length: end - start,
      option: undefined,
      comment: undefined,
      faults: [],
      parameter: { name, span: { start: 0, end: end - start } },
    });
  }

  #long(word: Quoted): void {
    const equals = word.text.indexOf('=');
    const written = part(word, 0, equals < 0 ? word.text.length : equals);
    const name = fullName(written.text.slice(2));
    const own = equals < 0 ? undefined : part(word, equals + 1, word.text.length);
    this.#add(name, written.span, own ?? this.#following(optionFact(name)?.value === 'required'));
  }

  /** Several letters in one word; what follows one that takes a value is the value. */
  #letters(word: Quoted): void {
    for (let at = 1; at < word.text.length; at++) {
      const fact = optionByLetter(word.text[at] ?? '');
      const takes = fact !== undefined && fact.value !== 'none' && fact.alone !== true;
      const rest = part(word, at + 1, word.text.length);
      const value = takes && rest.text !== '' ? rest : this.#following(takes);
      const { start } = part(word, at === 1 ? 0 : at, at + 1).span;
      const nameSpan = { start, end: part(word, at, at + 1).span.end };
      this.#add(fact?.name ?? `-${word.text[at] ?? ''}`, nameSpan, value, takes);
      if (takes) return;
    }
  }

  #following(takes: boolean): Quoted | undefined {
    const next = takes ? this.#words[this.#at + 1] : undefined;
    if (next !== undefined) this.#at++;
    return next?.word;
  }

  #add(name: string, nameSpan: Span, value: Quoted | undefined, wants = false): void {
    if (ONLY_HERE.has(name)) return;
    const offset = nameSpan.start;
    const node = value === undefined ? undefined : valueNode(value, -offset);
    const own = shift(nameSpan, -offset);
    const option: OptionNode = {
      name,
      nameSpan: own,
      span: node === undefined ? own : { start: 0, end: Math.max(node.span.end, own.end) },
      value: node,
    };
    const faults = hasHole(name) ? [] : faultsOfOption(option, 'command line', wants);
    this.#lines.push({ offset, length: option.span.end, option, comment: undefined, faults });
  }

  #junk({ text, span }: Quoted): void {
    if (hasHole(text) || text.trim() === '') return;
    const { start, end } = span;
    const own = { start: 0, end: end - start };
    const before = this.#lines.at(-1)?.option;
    const alone = before !== undefined && before.value === undefined ? before : undefined;
    this.#lines.push({
      offset: start,
      length: end - start,
      option: undefined,
      comment: undefined,
      faults: [junk(text, own, alone)],
    });
  }
}

/** Of a long option so much must stand there as no other begins with. */
function fullName(written: string): string {
  if (optionFact(written) !== undefined || ONLY_HERE.has(written)) return written;
  const [only, ...others] = [...optionNames, ...ONLY_HERE].filter((name) => name.startsWith(written));
  return only === undefined || others.length > 0 || written === '' ? written : only;
}

/** Without quotes of its own: what a shell left of them is part of the value. */
function valueNode(value: Quoted, by: number): ValueNode {
  const fields: FieldNode[] = [];
  let start = 0;
  for (const piece of value.text.split(',')) {
    const end = start + piece.length;
    const from = start === 0 ? 0 : start + piece.length - piece.trimStart().length;
    const to = end === value.text.length ? end : Math.max(from, start + piece.trimEnd().length);
    const text = value.text.slice(from, to);
    fields.push({ text, hidden: text, span: shift(placed(value, { start: from, end: to }), by) });
    start = end + 1;
  }
  const span = shift(placed(value, { start: 0, end: value.text.length }), by);
  return { text: value.text, hidden: value.text, span, fields };
}
