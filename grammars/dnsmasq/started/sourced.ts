/** A file that a service sources goes in, as /etc/default/dnsmasq and /etc/conf.d/dnsmasq are; the options of its variables come out. */
import { type Span, shift } from '../../text/index.js';
import type { DnsmasqLine, DnsmasqStart, FieldNode } from '../document.js';
import { commandLineOptions } from './commandline.js';
import { Collector, part, placed, plain, type Quoted } from './quoted.js';
import { type CommandWord, commandWord, shellCommands } from './words.js';

/** What the scripts of Debian and Gentoo put on the command line as it stands. */
const OPTIONS = 'DNSMASQ_OPTS';
/** Debian's, which passes it to --conf-dir. */
const FOLDER = 'CONFIG_DIR';

export function startsOfSourced(text: string): DnsmasqStart[] {
  const variables = new Map<string, readonly DnsmasqLine[]>();
  let folder: DnsmasqLine[] = [];
  let span: Span = { start: 0, end: 0 };
  for (const { name, value } of assignmentsOf(text)) {
    const words = blankSeparated(value);
    const own = words.findIndex(({ variable }) => variable === name);
    // What it held before, and more.
    const before = own < 0 ? [] : (variables.get(name) ?? []);
    const options = words.filter((_, i) => i !== own);
    variables.set(name, [...before, ...(isOptions(options) ? commandLineOptions(options) : [])]);
    if (name === OPTIONS) span = value.span;
    if (name === FOLDER) folder = value.text === '' ? [] : [folderLine(value)];
  }
  const options = variables.get(OPTIONS) ?? [];
  return [
    {
      span,
      lines: [...folder, ...options],
      supposed: [],
      mounts: undefined,
      build: undefined,
      environment: [],
      variables,
    },
  ];
}

function isOptions([first]: readonly CommandWord[]): boolean {
  return first?.word.text.startsWith('-') === true || first?.variable !== undefined;
}

interface Assignment {
  readonly name: string;
  /** Without its quotes. */
  readonly value: Quoted;
}

function assignmentsOf(text: string): Assignment[] {
  return shellCommands(withoutComments(text)).flatMap((words) =>
    words.flatMap(({ word }): Assignment[] => {
      const [all = '', name] = /^(\w{1,60})=/.exec(word.text) ?? [];
      return name === undefined ? [] : [{ name, value: part(word, all.length, word.text.length) }];
    }),
  );
}

/** `left`: what is left of a line that holds a comment alone. */
export function withoutComments(text: string, left: '' | '\n' = '\n'): Quoted {
  const out = new Collector();
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    const line = plain(text, { start, end });
    if (/^\s*#/.test(line.text)) out.add(left, end - 1);
    else for (const [i, offset] of line.offsets.entries()) out.add(line.text[i] ?? '', offset);
    start = end;
  }
  return out.taken({ start: 0, end: text.length });
}

/** The script passes the variable without quotes: blanks take it apart, and quotes in it stay. */
function blankSeparated(value: Quoted): CommandWord[] {
  return [...value.text.matchAll(/\S+/g)].map(({ 0: word, index }) =>
    commandWord(part(value, index, index + word.length)),
  );
}

function folderLine(value: Quoted): DnsmasqLine {
  const { start, end } = value.span;
  const fields: FieldNode[] = [...value.text.matchAll(/[^,]+/g)].map(({ 0: text, index }) => ({
    text,
    hidden: text,
    span: shift(placed(value, { start: index, end: index + text.length }), -start),
  }));
  const span = { start: 0, end: end - start };
  return {
    offset: start,
    length: end - start,
    option: {
      name: 'conf-dir',
      nameSpan: span,
      span,
      value: { text: value.text, hidden: value.text, span, fields },
    },
    comment: undefined,
    faults: [],
  };
}
