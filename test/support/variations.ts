/** A text and the lines that matter in it go in; the texts that lie one small change away come out, each with its name. */

export interface Variation {
  /** `4:17 rw → ro`: line and column, what stood there, what stands there instead. */
  readonly name: string;
  readonly text: string;
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Words as the formats of the field have them: names, numbers, addresses and paths, parted by blanks and marks. */
const WORD = /[^\s"'(){}[\]=,;:#]+/g;

/** Two members of a list, which may be swapped. */
const PAIR = /(?<=^|[\s,(])([^\s,()]+)(, ?)([^\s,()]+)/g;

const MARKS = '(){}[]=,;:#"\'';

/** Words that stand in each other's place in one of the formats. */
const ALTERNATIVES: readonly (readonly string[])[] = [
  ['nfs', 'nfs4'],
  ['ro', 'rw'],
  ['hard', 'soft'],
  ['tcp', 'udp'],
  ['sync', 'async'],
  ['root_squash', 'no_root_squash', 'all_squash'],
  ['vers', 'nfsvers'],
  ['dhcp', 'bootp', 'off', 'none', 'any'],
  ['allow', 'deny', 'ignore'],
  ['known-clients', 'unknown-clients'],
  ['true', 'false'],
  ['yes', 'no'],
  ['DEFAULT', 'ONTIMEOUT', 'ONERROR'],
  ['KERNEL', 'LINUX', 'COM32', 'CONFIG'],
  ['MENU', 'TEXT'],
];

const alternatives = (word: string): readonly string[] =>
  ALTERNATIVES.find((some) => some.includes(word))?.filter((one) => one !== word) ?? [];

/** What may stand instead of a word: its neighbours in number, length, case and meaning. */
function neighbours(word: string): string[] {
  const octets = /^(\d+\.\d+\.\d+\.)(\d+)$/.exec(word);
  if (octets !== null) {
    const [, network = '', host = ''] = octets;
    return [`${network}${Number(host) + 1}`];
  }
  const masked = /^(.*\/)(\d+)$/.exec(word);
  if (masked !== null) {
    const [, before = '', bits = ''] = masked;
    return [`${before}${Number(bits) - 1}`, `${before}${Number(bits) + 1}`];
  }
  if (/^\d+$/.test(word)) {
    const number = Number(word);
    return [
      ...new Set([number - 1, number + 1, number * 2, 0].filter((one) => one >= 0 && one !== number)),
    ].map(String);
  }
  if (/^[ymn]$/.test(word)) return ['y', 'm', 'n'].filter((one) => one !== word);
  if (word.startsWith('/')) {
    const parent = word.replace(/\/[^/]*$/, '');
    return [parent === '' ? '/' : parent, `${word}/x`, `${word}x`];
  }
  const others = alternatives(word);
  if (others.length > 0) return [...others, `${word}x`];
  return [word === word.toUpperCase() ? word.toLowerCase() : word.toUpperCase(), `${word}x`];
}

function* changes(text: string, start: number, end: number): Iterable<Change> {
  const line = text.slice(start, end);
  const next = text[end] === '\n' ? end + 1 : end;
  yield { start, end: next, newText: '' };
  yield { start: end, end, newText: `\n${line}` };
  for (const { 0: word, index } of line.matchAll(WORD)) {
    const from = start + index;
    const to = from + word.length;
    yield { start: from, end: to, newText: '' };
    for (const newText of neighbours(word)) yield { start: from, end: to, newText };
  }
  for (const { 0: both, 1: first = '', 2: comma = '', 3: second = '', index } of line.matchAll(PAIR))
    yield { start: start + index, end: start + index + both.length, newText: second + comma + first };
  for (let at = start; at < end; at++)
    if (MARKS.includes(text[at] ?? ' ')) yield { start: at, end: at + 1, newText: '' };
}

/** A whole line is told by its end. */
function shown(text: string): string {
  if (text.endsWith('\n')) return 'the line';
  if (text.startsWith('\n')) return 'the line twice';
  return text === '' ? 'nothing' : text;
}

/** The variations of one line (from 1): the line away or twice, each word and mark away, each word a little different, two of a list swapped. */
export function variationsOfLine(text: string, number: number): Variation[] {
  const lines = text.split('\n');
  const start = lines.slice(0, number - 1).reduce((sum, { length }) => sum + length + 1, 0);
  const end = start + (lines[number - 1]?.length ?? 0);
  return [...changes(text, start, end)].map((change) => ({
    name: `${number}:${change.start - start + 1} ${shown(text.slice(change.start, change.end))} → ${shown(change.newText)}`,
    text: text.slice(0, change.start) + change.newText + text.slice(change.end),
  }));
}
