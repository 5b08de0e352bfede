/**
 * What programs print, as templates: values go in, the text comes out; a line of a log or of a screen goes in, the values come
 * out. A fault's texts are printed by them, so that what a boot foretells is recognised again where it happened.
 */
import type { StageName } from './stagename.js';

declare const printed: unique symbol;

/** A text that one of the sentences below prints. */
export type Printed = string & { readonly [printed]: true };

/** The names in braces. */
type Holes<Words extends string> = string extends Words
  ? string
  : Words extends `${string}{${infer Hole}}${infer Rest}`
    ? Hole | Holes<Rest>
    : never;

export type Values = Readonly<Record<string, string>>;

/** What is known of a sentence beside its words. */
export interface About<Words extends string = string> {
  /**
   * The text with its variable parts in braces. `{mac}` and `{address}` are those of the machine that it is about, and match
   * nothing else; `{line}` is a number; `{rest}` may be empty. Any other part is a text.
   */
  readonly words: Words;
  /** Other spellings of the same: of another release, or another maker. They are read, and never printed. */
  readonly also?: readonly string[];
  readonly stage: StageName;
  /** What it means, in one sentence. */
  readonly means: string;
  /** What to look at where the site's files do not show the cause; none where nothing is wrong. */
  readonly todo?: string;
  /** Other programs print the same: it tells something only where the boot of that machine foretells it. */
  readonly common?: true;
  /** What no file of the site has a part in, such as a cable. */
  readonly outside?: true;
  /** What it tells of, where its words name no file: the file that was loaded as the kernel. */
  readonly tellsOf?: 'kernel';
  /** `{file}` and `{line}`, or `{place}` for both with a colon between them, are a place in the server's configuration. */
  readonly names?: 'place';
}

export interface Sentence<Words extends string = string> extends About<Words> {
  /** Something is wrong; otherwise it is a step of a boot that goes on. */
  readonly trouble: boolean;
  print(...values: [Holes<Words>] extends [never] ? [] : [Readonly<Record<Holes<Words>, string>>]): Printed;
  /** Where its words begin in a line that it was read from. */
  startIn(line: string): number;
  /** The values of the parts, where the sentence stands in the line. */
  read(line: string): Values | undefined;
}

/** Stands for what no file tells, such as an address out of a pool. */
export const UNTOLD = '…';

interface Part {
  readonly hole: string;
  /** What follows it. */
  readonly follows: string;
}

interface Template {
  /** What stands before the first hole. */
  readonly first: string;
  readonly parts: readonly Part[];
}

function templateOf(words: string): Template {
  const [first = '', ...others] = words.split('{');
  const parts = others.map((text): Part => {
    const end = text.indexOf('}');
    return { hole: text.slice(0, end), follows: text.slice(end + 1) };
  });
  return { first, parts };
}

export function sentence<const Words extends string>(about: About<Words>): Sentence<Words> {
  const own = templateOf(about.words);
  const templates = [own, ...(about.also ?? []).map(templateOf)];
  return {
    ...about,
    trouble: about.todo !== undefined,
    print(...[values]) {
      const given: Values = values ?? {};
      const text = own.first + own.parts.map(({ hole, follows }) => (given[hole] ?? '') + follows).join('');
      return text as Printed;
    },
    startIn: (line) => Math.max(0, ...templates.map(({ first }) => line.indexOf(first))),
    read(line) {
      for (const template of templates) {
        const values = readFrom(line, template);
        if (values !== undefined) return values;
      }
      return undefined;
    },
  };
}

/** The same sentences, each of which is written in another way as well; none where `spelling` has no other for its words. */
export function alsoSpelt<const Table extends Readonly<Record<string, About>>>(
  table: Table,
  spelling: (words: string) => string | undefined,
): Table {
  const made = Object.entries(table).map(([name, about]): [string, About] => {
    const all = [about.words, ...(about.also ?? [])];
    const others = all.map(spelling).filter((words) => words !== undefined);
    return [name, { ...about, also: [...all.slice(1), ...others] }];
  });
  return Object.fromEntries(made) as Readonly<Record<string, About>> as Table;
}

const IN_WORD = /[\p{L}\p{N}_]/u;

/** Each text between the holes is searched once from where the last was found, so that the work grows with the line. */
function readFrom(line: string, { first, parts }: Template): Values | undefined {
  let at = line.indexOf(first);
  if (at < 0 || (at > 0 && IN_WORD.test(first.slice(0, 1)) && IN_WORD.test(line.slice(at - 1, at))))
    return undefined;
  at += first.length;
  const values: Record<string, string> = {};
  const leading = first === '' ? parts[0]?.hole : undefined;
  for (const { hole, follows } of parts) {
    const end = follows === '' ? line.length : line.indexOf(follows, at);
    if (end < 0) return undefined;
    const text = line.slice(at, end).trim();
    // What stands before the first words is the last word there: the name of a program may stand before it.
    const value = partOf(hole, hole === leading ? text.slice(text.lastIndexOf(' ') + 1) : text);
    if (value === undefined) return undefined;
    values[hole] = value;
    at = end + follows.length;
  }
  return values;
}

function partOf(hole: string, text: string): string | undefined {
  if (text === UNTOLD) return text;
  switch (hole) {
    case 'mac':
      return macIn(text);
    case 'address':
      return addressIn(text);
    case 'line':
      return /^\d{1,7}$/.test(text) ? text : undefined;
    case 'rest':
      return text;
    default:
      return text === '' ? undefined : text;
  }
}

/** At its start: dhcpd puts the machine's name behind it, a ROM blanks or nothing between the octets. */
function macIn(text: string): string | undefined {
  const digits = /^[0-9a-f]{2}(?:[ :-]?[0-9a-f]{2}){5}(?![0-9a-f]|[:-][0-9a-f])/i
    .exec(text)?.[0]
    .replaceAll(/[^0-9a-f]/gi, '');
  return digits?.toLowerCase().replaceAll(/(..)(?=.)/g, '$1:');
}

/** At its start: a port or the server's address may stand behind it, and what a socket of IPv6 puts there before it. */
function addressIn(text: string): string | undefined {
  return /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?![\d.]*\d)/i.exec(text)?.[1];
}

/** Who prints: what its lines in a log are marked with, and all that it is known to say. */
export interface Speaker {
  /** As its log or its manual page calls it. */
  readonly program: string;
  /** Names before its lines in the logs of syslog and the journal; none where it is heard on the screen only. */
  readonly tags: readonly string[];
  /** It speaks on the boot server: its lines name the machine that they are about. */
  readonly server?: true;
  /** The firmware that speaks, where it is one. */
  readonly firmware?: 'ipxe' | 'bios' | 'efi-x64';
  /** In the order in which a line is held against them. */
  readonly sentences: readonly Sentence[];
}

/** The sentences of one program: each by its name. */
export function sentences<const Table extends Readonly<Record<string, About>>>(
  table: Table,
): { readonly [Name in keyof Table]: Sentence<Table[Name]['words']> } {
  const made = Object.entries(table).map(([name, about]) => [name, sentence(about)]);
  return Object.fromEntries(made) as { readonly [Name in keyof Table]: Sentence<Table[Name]['words']> };
}
