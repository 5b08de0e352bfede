/** Quoted text goes in and comes out with its separators hidden; hidden text goes in and comes out as it is meant. Follows hide_meta in option.c. */

/** What separates words and fields, and does not where it is quoted. */
const SEPARATORS = ' \b\t\n\r\u001b:,.';
/** A stretch of the private use area, where no configuration has characters. */
const HIDDEN = 0xe900;

export function hide(text: string): string {
  let out = '';
  for (const character of text) {
    const at = SEPARATORS.indexOf(character);
    out += at < 0 ? character : String.fromCharCode(HIDDEN + at);
  }
  return out;
}

export function unhide(text: string): string {
  return text.replace(/[\ue900-\ue908]/g, (character) => SEPARATORS[character.charCodeAt(0) - HIDDEN] ?? '');
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', b: '\b', r: '\r', e: '\u001b' };

/** What stands between two quotes: a backslash escapes `"`, itself, and the letters t n b r e. */
export function resolveEscapes(quoted: string): string {
  return quoted.replace(/\\(["\\tnbre])/g, (_, character: string) => ESCAPES[character] ?? character);
}
