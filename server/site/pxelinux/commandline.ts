/** The text of a kernel command line goes in, its words with their places come out. */
import type { Place, Said } from '../place.js';
import type { KernelParameter } from './facts.js';

/**
 * Splits as the kernel does (lib/cmdline.c, next_arg): at white space outside double quotes; quotes around a word or
 * around a value are taken off. What a template fills in is one word, whatever blanks its own statement has. A word `--` and what follows are kept: the kernel leaves those to init, but
 * boot loaders and initramfs scripts read them.
 */
export function kernelParameters(text: Said<string>): KernelParameter[] {
  const { value, place } = text;
  // Where escapes were resolved, offsets in the value are no offsets in the file: the whole text is the place then.
  const exact = place.span.end - place.span.start === value.length;
  const placeOf = (start: number, end: number): Place =>
    exact
      ? { file: place.file, span: { start: place.span.start + start, end: place.span.start + end } }
      : place;
  const parameters: KernelParameter[] = [];
  let at = 0;
  while (at < value.length) {
    if (isBlank(value.charCodeAt(at))) {
      at++;
      continue;
    }
    const end = wordEnd(value, at);
    parameters.push(parameterOf(value, at, end, placeOf));
    at = end;
  }
  return parameters;
}

function parameterOf(
  text: string,
  start: number,
  end: number,
  placeOf: (start: number, end: number) => Place,
): KernelParameter {
  const place = placeOf(start, end);
  const quoted = text[start] === '"';
  const from = quoted ? start + 1 : start;
  const to = quoted && end - 1 > start && text[end - 1] === '"' ? end - 1 : end;
  // Searched in the word only: a search in the whole line would make long lines quadratic.
  const word = text.slice(from, to);
  const equals = word.indexOf('=');
  if (equals < 0) return { name: word, value: undefined, place, valuePlace: place };
  let valueStart = from + equals + 1;
  let valueEnd = to;
  if (text[valueStart] === '"' && valueStart < valueEnd) {
    valueStart++;
    if (valueEnd > valueStart && text[valueEnd - 1] === '"') valueEnd--;
  }
  return {
    name: word.slice(0, equals),
    value: text.slice(valueStart, valueEnd),
    place,
    valuePlace: placeOf(valueStart, valueEnd),
  };
}

function wordEnd(text: string, start: number): number {
  let inQuotes = false;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 123 || code === 60) {
      at = holeEnd(text, at);
      continue;
    }
    if (code === 34) inQuotes = !inQuotes;
    else if (!inQuotes && isBlank(code)) break;
    at++;
  }
  return at;
}

/** `{{ name }}` of Jinja and Go, `<%= name %>` of ERB. A longer one is none: its end is looked for no further. */
const HOLE = /\{\{[^}\n]{0,200}\}\}|<%[^%\n]{0,200}%>/y;

/** The end of the hole that begins there; the next character where none does. */
function holeEnd(text: string, start: number): number {
  HOLE.lastIndex = start;
  return start + (HOLE.exec(text)?.[0].length ?? 1);
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
