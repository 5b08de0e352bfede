/** A field of fstab(5) as written goes in, what libmount makes of it comes out, and back (lib/mangle.c of util-linux). */

/** The field with `\ooo` resolved. Bytes above 127 that form UTF-8 become the character they spell. */
export function resolveField(raw: string): string {
  if (!raw.includes('\\')) return raw;
  const plain = raw.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8) & 255),
  );
  return plain.replace(/[\x80-\xff]{2,4}/g, (bytes) => {
    try {
      return decodeURIComponent(
        [...bytes].map((byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
      );
    } catch {
      return bytes;
    }
  });
}

/** The text so that it stands in one field: blanks, line ends and backslashes as octal escapes. */
export function writeField(text: string): string {
  return text.replace(
    /[ \t\r\n\\]/g,
    (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
}

/** `host:path` of an NFS source; the host may be an IPv6 address in brackets. Offsets are those of the parts in the source. */
export interface NfsSource {
  readonly server: string;
  readonly serverStart: number;
  readonly path: string;
  readonly pathStart: number;
}

/** None where the kernel would say "NFS: device name not in host:path format". */
export function splitNfsSource(source: string): NfsSource | undefined {
  if (source.startsWith('[')) {
    const close = source.indexOf(']');
    if (close < 2 || source[close + 1] !== ':' || close + 2 >= source.length) return undefined;
    return {
      server: source.slice(1, close),
      serverStart: 1,
      path: source.slice(close + 2),
      pathStart: close + 2,
    };
  }
  const colon = source.indexOf(':');
  if (colon < 1 || colon + 1 >= source.length) return undefined;
  return {
    server: source.slice(0, colon),
    serverStart: 0,
    path: source.slice(colon + 1),
    pathStart: colon + 1,
  };
}
