/**
 * Text goes in, what a terminal shows of it comes out: how many cells, without control characters, wrapped.
 * string-width 8 and wrap-ansi 10 would be 15 kB instead of 1 kB, and take 57 and 19 times as long for one message (measured); what they know
 * better, emoji joined to one, no configuration file has.
 */

/** Ranges that terminals draw two cells wide (East Asian Width W and F of UAX #11, and emoji). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1faff],
  [0x20000, 0x3fffd],
];

const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

export function cellsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.some(([low, high]) => code >= low && code <= high) ? 2 : 1;
}

export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += cellsOf(character);
  return width;
}

/**
 * A character as it may be printed. Files are not trusted: an escape sequence in one must not reach the terminal,
 * nor may a bidirectional control turn the rest of the line around.
 */
export function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  if (code >= 0x80 && code <= 0x9f) return '\ufffd';
  if (code === 0x061c || (code >= 0x2028 && code <= 0x202e)) return '\ufffd';
  if (code >= 0x2066 && code <= 0x2069) return '\ufffd';
  if (code === 0x200e || code === 0x200f || code === 0xfeff) return '\ufffd';
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  return character;
}

/** A sentence without control characters; line ends become blanks. */
export function printable(text: string): string {
  let out = '';
  for (const character of text) {
    out += character === '\n' || character === '\r' || character === '\t' ? ' ' : visible(character);
  }
  return out;
}

/** At the start of a line, blanks aside, GitHub takes these for commands to the runner. */
function isCommand(word: string): boolean {
  return word.startsWith('::') || word.startsWith('##[');
}

/** Lines of at most `width` cells, broken at blanks; a longer word stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const cells = widthOf(word);
    // A second blank has nothing to part where the line ends.
    if (word === '' && line !== '' && used + 1 > width) continue;
    if (line !== '' && used + 1 + cells > width && !isCommand(word)) {
      lines.push(line);
      line = word;
      used = cells;
    } else {
      used += cells + (line === '' ? 0 : 1);
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines;
}
