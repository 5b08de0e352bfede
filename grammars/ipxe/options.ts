/** A command and the words behind its name go in; its options and the other words come out, or what iPXE does not take (getopt.c and parseopt.c). */
import type { CommandFact, OptionFact } from './facts.js';

/** A word as the document has it, or as the facts have it. */
interface Written {
  readonly text?: string;
  readonly value?: string;
  readonly hole: boolean;
}

const textOf = ({ text, value }: Written): string => text ?? value ?? '';

export interface OptionRead<W extends Written> {
  /** By long names: the word with the value, and from where in it the value runs; undefined for a flag. */
  readonly options: ReadonlyMap<string, { readonly word: W; readonly from: number } | undefined>;
  /** Options end where the first other word stands. */
  readonly rest: readonly W[];
  /** What it does not take, in its own words. `value`: what an option cannot hold; no usage is shown then. */
  readonly wrong:
    | { readonly word: W | undefined; readonly says: string; readonly value?: string }
    | undefined;
}

/** As strtoul reads it with base 0, to its end (parse_integer in parseopt.c). */
const NUMBER = /^[+-]?(?:0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i;

/** Whether an option may hold a text; nothing is said of one that a setting or a template fills in. */
function fits({ value }: OptionFact, text: string, hole: boolean): boolean {
  if (value === false || value === 'text' || hole || text === '' || text.includes('${')) return true;
  return NUMBER.test(text) || (value === 'key' && text.length === 1);
}

/** `-h` and `--help` show the usage, and do nothing. */
export function readOptions<W extends Written>(
  { options: known, least, most, name }: CommandFact,
  words: readonly W[],
): OptionRead<W> {
  const options = new Map<string, { readonly word: W; readonly from: number } | undefined>();
  let at = 0;
  let misfit: OptionRead<W>['wrong'];
  /** The value of an option, which may not look like one. */
  const take = (option: OptionFact, word: W, inside: number | undefined): string | undefined => {
    if (!option.value) {
      if (inside !== undefined) return `Option "${option.long}" takes no argument`;
      options.set(option.long, undefined);
      return undefined;
    }
    const next = inside === undefined ? words[at] : word;
    if (next === undefined || (inside === undefined && textOf(next).startsWith('-')))
      return `Option "${option.long}" requires an argument`;
    if (inside === undefined) at++;
    options.set(option.long, { word: next, from: inside ?? 0 });
    const text = textOf(next).slice(inside ?? 0);
    if (!fits(option, text, next.hole))
      misfit ??= { word: next, says: `"${text}": invalid integer value`, value: text };
    return undefined;
  };
  while (at < words.length) {
    const word = words[at];
    if (word === undefined || word.hole || !textOf(word).startsWith('-')) break;
    at++;
    if (textOf(word) === '--') break;
    const says = textOf(word).startsWith('--') ? long(known, word, take) : short(known, word, take);
    const wrong = says === undefined ? misfit : { word, says };
    if (wrong !== undefined) return { options, rest: words.slice(at), wrong };
  }
  const rest = words.slice(at);
  const count = rest.length < least || rest.length > most;
  // A hole may hold any number of words, also none.
  const sure = count && !words.some(({ hole }) => hole);
  const says = rest.length < least ? `${name}: too few words` : `${name}: too many words`;
  return { options, rest, wrong: sure ? { word: rest[most], says } : undefined };
}

type Take<W> = (option: OptionFact, word: W, inside: number | undefined) => string | undefined;

function long<W extends Written>(known: readonly OptionFact[], word: W, take: Take<W>): string | undefined {
  const text = textOf(word);
  const equals = text.indexOf('=');
  const name = text.slice(2, equals < 0 ? undefined : equals);
  const option = known.find((one) => one.long === name);
  if (option === undefined) return `Unrecognised option "--${name}"`;
  return take(option, word, equals < 0 ? undefined : equals + 1);
}

/** Several letters may stand behind one dash; the rest behind one that takes a value is the value. */
function short<W extends Written>(known: readonly OptionFact[], word: W, take: Take<W>): string | undefined {
  const text = textOf(word);
  for (let i = 1; i < text.length; i++) {
    const option = known.find((one) => one.short === text[i]);
    if (option === undefined) return `Unrecognised option "-${text[i]}"`;
    if (option.value) return take(option, word, i + 1 < text.length ? i + 1 : undefined);
    const says = take(option, word, undefined);
    if (says !== undefined) return says;
  }
  return text === '-' ? 'Unrecognised option "-"' : undefined;
}
