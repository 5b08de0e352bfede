/** A document goes in; characters that look like blanks, quotes or dashes and are others come out, and which problem of the parser they explain. */
import {
  type Document,
  type Problem,
  type Span,
  shift,
  type TextEdit,
} from '../../../grammars/text/index.js';
import type { Mount } from '../../site/fstab/facts.js';
import type { Site } from '../../site/model.js';
import type { Said } from '../../site/place.js';
import { writtenAt } from './edits.js';

/** What a reader sees and what the program wants in its place (Unicode names in the messages). */
const LOOKALIKES: Readonly<Record<string, readonly [name: string, instead: string]>> = {
  '\u00a0': ['a no-break space', ' '],
  '\u2007': ['a figure space', ' '],
  '\u2009': ['a thin space', ' '],
  '\u202f': ['a narrow no-break space', ' '],
  '\u3000': ['an ideographic space', ' '],
  '\u200b': ['a zero-width space', ''],
  '\u200c': ['a zero-width non-joiner', ''],
  '\u200d': ['a zero-width joiner', ''],
  '\u2060': ['a word joiner', ''],
  '\ufeff': ['a byte-order mark', ''],
  '\u2018': ['a typographic quote', "'"],
  '\u2019': ['a typographic quote', "'"],
  '\u201c': ['a typographic quote', '"'],
  '\u201d': ['a typographic quote', '"'],
  '\u201e': ['a typographic quote', '"'],
  '\u2010': ['a typographic hyphen', '-'],
  '\u2011': ['a no-break hyphen', '-'],
  '\u2013': ['a dash', '-'],
  '\u2014': ['a dash', '--'],
  '\u2212': ['a minus sign', '-'],
};
const LOOKALIKE = new RegExp(`[${Object.keys(LOOKALIKES).join('')}]`, 'g');

export interface Lookalike {
  readonly span: Span;
  /** Its name, and its number. */
  readonly called: string;
  readonly instead: string;
}

/** What is to be done about it. */
export function mendOf({ instead }: Lookalike): string {
  if (instead === '') return 'Remove it.';
  if (instead.trim() !== '') return `Write ${instead}.`;
  return instead.length === 1 ? 'Write an ordinary blank.' : 'Write ordinary blanks.';
}

export function editOf({ span, instead }: Lookalike): TextEdit {
  return { span, newText: instead };
}

/** Equal ones that follow each other, as one. */
export function* lookalikeRuns(text: string): Generator<Lookalike> {
  let run: Lookalike | undefined;
  for (const one of lookalikesIn(text)) {
    const follows = run !== undefined && run.span.end === one.span.start && run.called === one.called;
    if (run !== undefined && !follows) yield run;
    run =
      run === undefined || !follows
        ? one
        : {
            ...run,
            span: { start: run.span.start, end: one.span.end },
            instead: run.instead + one.instead,
          };
  }
  if (run !== undefined) yield run;
}

/** A quick look first: nearly every file has none, and finding out what is a comment costs more. */
export function* lookalikesIn(text: string): Generator<Lookalike> {
  if (text.search(LOOKALIKE) < 0) return;
  for (const { 0: character, index } of text.matchAll(LOOKALIKE)) {
    const [name, instead] = LOOKALIKES[character] ?? ['a strange character', ' '];
    const number = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    yield { span: { start: index, end: index + 1 }, called: `${name} (U+${number})`, instead };
  }
}

/** The problem for which a program refuses the line that a character stands on: the first of that line. */
export function refusalOnLine({ text, problems }: Document, { start }: Span): Problem | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const end = text.indexOf('\n', start);
  const to = end < 0 ? text.length : end;
  return problems.find(
    ({ severity, refusedBy, span }) =>
      severity === 'error' && refusedBy !== null && span.start >= from && span.start <= to,
  );
}

/** What is added to what a parser says of such a line: each kind of character once. */
export function explanationOf(found: readonly Lookalike[]): string {
  const sentences = found.map(
    (one) => `The line has ${one.called}, which looks right but is another character. ${mendOf(one)}`,
  );
  return [...new Set(sentences)].join(' ');
}

/** A path of exports with such characters, and what was meant by it; undefined where the server has a folder of that name. */
export function pastedPath(
  site: Site,
  { value, place }: Said<string>,
): { readonly first: Lookalike; readonly all: readonly Lookalike[]; readonly meant: string } | undefined {
  const text = writtenAt(site, place);
  const all = [...lookalikesIn(text)];
  const [first] = all;
  const { start } = place.span;
  const quoted = writtenAt(site, { ...place, span: { start: start - 1, end: start } }) === '"';
  if (first === undefined || quoted || !text.startsWith('/') || site.tree.exists(value) === 'yes')
    return undefined;
  const [meant = ''] = all
    .reduce((done, { span, instead }) => done.replace(text.slice(span.start, span.end), instead), value)
    .split(' ', 1);
  return { first, all, meant };
}

/** Characters in a source or a mount point that look like the blank between the two: mount takes all of it for one word. */
export function pastedBlanks(site: Site, { source, target }: Mount): readonly Lookalike[] {
  return [source, target].flatMap(({ place }) =>
    [...lookalikesIn(writtenAt(site, place))]
      .filter(({ instead }) => instead === ' ')
      .map((one) => ({ ...one, span: shift(one.span, place.span.start) })),
  );
}
