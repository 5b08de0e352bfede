/** A word of exports(5) as written, quotes already dropped, goes in; what the program makes of it comes out (support/nfs/xio.c). */

function octal(text: string, at: number): number | undefined {
  let value = 0;
  for (let i = at; i < at + 3; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 7)) return undefined;
    value = value * 8 + digit;
  }
  return value < 256 ? value : undefined;
}

/** The word with `\ooo` and continued lines resolved. Bytes above 127 that form UTF-8 become the character they spell. */
export function resolveWord(raw: string): string {
  if (!raw.includes('\\')) return raw;
  let out = '';
  let escapedBytes = false;
  for (let i = 0; i < raw.length; i++) {
    if (raw[i] === '\\' && raw[i + 1] === '\n') {
      i++;
      while (raw[i + 1] === ' ' || raw[i + 1] === '\t') i++;
      out += ' ';
      continue;
    }
    const byte = raw[i] === '\\' ? octal(raw, i + 1) : undefined;
    if (byte === undefined) {
      out += raw[i];
      continue;
    }
    i += 3;
    if (byte > 127) escapedBytes = true;
    // The program looks for an escape whenever the word has grown: an escaped backslash may begin the next one.
    const again = byte === 92 ? octal(raw, i + 1) : undefined;
    if (again === undefined) {
      out += String.fromCharCode(byte);
      continue;
    }
    i += 3;
    if (again > 127) escapedBytes = true;
    out += String.fromCharCode(again);
  }
  return escapedBytes ? decodeBytes(out) : out;
}

/** Octal escapes give bytes; three of them may be one character. */
function decodeBytes(text: string): string {
  return text.replace(/[\x80-\xff]{2,4}/g, (bytes) => {
    try {
      return decodeURIComponent(
        [...bytes].map((byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
      );
    } catch {
      return bytes;
    }
  });
}

/** The word so that the program reads it back: blanks and other special characters as octal escapes. */
export function writeWord(text: string): string {
  return text.replace(
    /[\s"#\\()]/g,
    (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
}
