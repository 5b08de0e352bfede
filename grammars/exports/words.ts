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

/** What the reader makes of a word: its characters, and the most bytes it ever held while it grew. */
interface ReadWord {
  readonly text: string;
  readonly bytes: number;
}

const encodedLength = (code: number): number =>
  // Each half of a surrogate pair stands for two of its four bytes.
  code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;

/**
 * The reader looks for an escape at the end of the word whenever a character was added; so the byte of one escape may
 * begin the next, and an escape takes up to three bytes until its last digit.
 */
function readWord(raw: string): ReadWord {
  const out: string[] = [];
  let escapedBytes = false;
  let length = 0;
  let bytes = 0;
  for (let i = 0; i < raw.length; i++) {
    let character = raw[i] ?? '';
    if (character === '\\' && raw[i + 1] === '\n') {
      i++;
      while (raw[i + 1] === ' ' || raw[i + 1] === '\t') i++;
      character = ' ';
    }
    out.push(character);
    length += encodedLength(character.charCodeAt(0));
    const last = out.length;
    const byte = last >= 4 && out[last - 4] === '\\' ? octal(out.slice(last - 3).join(''), 0) : undefined;
    if (byte !== undefined) {
      out.length = last - 4;
      out.push(String.fromCharCode(byte));
      length -= 3;
      if (byte > 127) escapedBytes = true;
    }
    if (length > bytes) bytes = length;
  }
  const text = out.join('');
  return { text: escapedBytes ? decodeBytes(text) : text, bytes };
}

/** The word with `\ooo` and continued lines resolved. Bytes above 127 that form UTF-8 become the character they spell. */
export function resolveWord(raw: string): string {
  return raw.includes('\\') ? readWord(raw).text : raw;
}

/** Whether the word, as written with its quotes, fills the reader's buffer of so many bytes. */
export function fillsBuffer(written: string, bytes: number): boolean {
  if (written.length * 3 < bytes) return false;
  return readWord(written.replaceAll('"', '')).bytes >= bytes;
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
