/** A document goes in; where it is a template that some program fills in first, the place of its first marker comes out. */
import {
  type Document,
  SIGN_OF_PLACEHOLDER,
  type Span,
  shift,
  TEMPLATE_MARKER,
  WORD_OF_MENU_TO_FILL,
  WORD_TO_FILL,
} from '../../grammars/text/index.js';
import { once } from './once.js';

/** As far as a line is looked at for markers around a word: many findings in one long line shall not cost its length each. */
const NEAR = 500;

/**
 * Languages of paths, names and words, in which nobody means anything else by markers: their parsers take them for
 * words, without a problem.
 */
const OF_WORDS: ReadonlyMap<string, readonly RegExp[]> = new Map([
  ['exports', [TEMPLATE_MARKER, WORD_TO_FILL]],
  ['fstab', [TEMPLATE_MARKER, WORD_TO_FILL]],
  ['pxelinux', [TEMPLATE_MARKER, WORD_OF_MENU_TO_FILL]],
]);

/** What stands in place of a value that a program puts in. */
export function isHole(text: string): boolean {
  return TEMPLATE_MARKER.test(text);
}

/** Where the signs of words to fill mean nothing else. */
const WITHOUT_WORDS = ['dhcpd'];

/** In other languages only a text that is no valid configuration as it stands is taken for one: markers may stand in strings. */
export function templateMarker(document: Document): Span | undefined {
  const written = writtenMarker(document);
  if (written !== undefined) return written;
  if (!document.problems.some(({ severity }) => severity === 'error')) return undefined;
  return firstMarker(document.text, TEMPLATE_MARKER) ?? wordToFill(document);
}

/** The first marker, outside comments, of a document in a language of words: what lines a program makes of it is not known. */
export const writtenMarker = once((document: Document): Span | undefined => {
  const { language, text } = document;
  const spans = (OF_WORDS.get(language) ?? []).map((pattern) => firstMarker(text, pattern));
  const [first] = spans
    .filter((span) => span !== undefined && !isCommented(text, span))
    .sort((a, b) => (a?.start ?? 0) - (b?.start ?? 0));
  return first;
});

/** The first outside comments, which say "managed by …" in finished files as well; where there is none, the first. */
function firstMarker(text: string, pattern: RegExp): Span | undefined {
  // Most texts have none, and another expression for each of them costs more than the search.
  if (!SIGN_OF_PLACEHOLDER.test(text) || !pattern.test(text)) return undefined;
  const marker = new RegExp(pattern, 'gm');
  let first: Span | undefined;
  for (let found = marker.exec(text); found !== null; found = marker.exec(text)) {
    const span = spanOf(found);
    first ??= span;
    if (!isCommented(text, span)) return span;
    marker.lastIndex = Math.max(lineAround(text, span.start).end, span.end);
  }
  return first;
}

function isCommented(text: string, { start }: Span): boolean {
  return /^[ \t]*#/.test(text.slice(lineAround(text, start).start, start));
}

/**
 * Words of a line that a template writes are not known, nor is what they are said to be; of a menu, whose lines belong
 * together, that holds of all.
 */
export function isWrittenByTemplate(document: Document, at: number): boolean {
  const patterns = OF_WORDS.get(document.language);
  if (patterns === undefined) return false;
  const { language, text } = document;
  if (language !== 'exports') return writtenMarker(document) !== undefined;
  const before =
    text
      .slice(Math.max(0, at - NEAR), at)
      .split('\n')
      .at(-1) ?? '';
  const [after = ''] = text.slice(at, at + NEAR).split('\n', 1);
  return patterns.some((pattern) => pattern.test(before + after));
}

/** One such word may be a slip or a name; it tells of a template where it is what the parser does not like. */
function wordToFill({ language, problems, text }: Document): Span | undefined {
  if (!WITHOUT_WORDS.includes(language)) return undefined;
  let seen = -1;
  for (const { severity, span } of problems) {
    if (severity !== 'error' || span.start < seen) continue;
    const line = lineAround(text, span.start);
    seen = line.end;
    const found = WORD_TO_FILL.exec(text.slice(line.start, line.end));
    if (found !== null) return shift(spanOf(found), line.start);
  }
  return undefined;
}

function lineAround(text: string, at: number): Span {
  const after = text.indexOf('\n', at);
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: after < 0 ? text.length : after };
}

function spanOf({ 0: word, index }: RegExpExecArray): Span {
  return { start: index, end: index + word.length };
}
