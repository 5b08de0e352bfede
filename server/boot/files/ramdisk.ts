/** A file in parts goes in; whether it is an initial ramdisk that ends too early comes out. Archives and blocks say themselves how long they are. */

/** Octets from there on, as characters: fewer behind the end, none where the file cannot be read. */
export type Part = (start: number, length: number) => string | undefined;

/** So many archives, entries and blocks are gone through: an image of hundreds of megabytes has fewer. */
const STEPS = 200_000;
/** What is read at once. */
const CHUNK = 0x10000;
/** What may stand between two archives. */
const PADDING = 0x10000;

const CPIO = /^07070[12]/;
const XZ = '\u00fd7zXZ\u0000';
const ZSTD = '\u0028\u00b5\u002f\u00fd';
const LZ4 = '\u0002\u0021\u004c\u0018';

/** As far as a file may be looked through for its end. */
const LARGEST = 2 ** 31;

/** The file as it is gone through from its beginning. */
class Reader {
  at = 0;
  #from = 0;
  #chunk = '';
  steps = 0;

  readonly #part: Part;

  constructor(part: Part) {
    this.#part = part;
  }

  /** What follows, shorter at the end of the file. */
  peek(length: number): string {
    const inside = this.at - this.#from;
    if (inside < 0 || inside + length > this.#chunk.length) {
      this.#from = this.at;
      this.#chunk = this.#part(this.at, Math.max(CHUNK, length)) ?? '';
      return this.#chunk.slice(0, length);
    }
    return this.#chunk.slice(inside, inside + length);
  }

  /** A number of some octets, the lowest first; undefined behind the end. */
  number(offset: number, length: number): number | undefined {
    const text = this.peek(offset + length).slice(offset);
    if (text.length < length) return undefined;
    let value = 0;
    for (let i = length - 1; i >= 0; i--) value = value * 256 + (text.charCodeAt(i) & 0xff);
    return value;
  }

  /** The file goes on for so long. */
  skip(length: number): boolean {
    this.at += length;
    return length === 0 || this.#part(this.at - 1, 1) !== '';
  }
}

type End = 'whole' | 'cut' | 'unknown';

/** True where it surely ends too early. What gzip, bzip2 and lzma make tells its length only to who unpacks it. */
export function isCutShort(part: Part): boolean {
  const reader = new Reader(part);
  let end: End = 'whole';
  // The kernel takes archives one behind the other (init/initramfs.c): often microcode, and then the rest.
  for (let archives = 0; end === 'whole' && archives < STEPS; archives++) {
    skipPadding(reader);
    end = endOf(reader.peek(6), reader, part);
  }
  return end === 'cut';
}

function endOf(head: string, reader: Reader, part: Part): End {
  if (CPIO.test(head)) return cpio(reader);
  if (head.startsWith(ZSTD)) return zstd(reader);
  if (head.startsWith(LZ4)) return lz4(reader);
  // Whatever is behind it, the file ends with its mark.
  return head === XZ && !endsAsXz(part) ? 'cut' : 'unknown';
}

function skipPadding(reader: Reader): void {
  const end = reader.at + PADDING;
  while (reader.at < end && reader.peek(1) === '\0') {
    const zeros = /^\0*/.exec(reader.peek(512))?.[0].length ?? 0;
    reader.at += zeros;
  }
}

/** Entries with a head of 110 octets each, the last one called TRAILER!!! (Documentation/driver-api/early-userspace/buffer-format.rst). */
function cpio(reader: Reader): End {
  while (reader.steps++ < STEPS) {
    const head = reader.peek(110);
    if (head.length < 110)
      return ['070701', '070702'].some((one) => one.startsWith(head.slice(0, 6))) ? 'cut' : 'unknown';
    const [size, name] = [head.slice(54, 62), head.slice(94, 102)].map((text) => Number.parseInt(text, 16));
    if (!CPIO.test(head) || size === undefined || name === undefined || Number.isNaN(size + name))
      return 'unknown';
    const isLast = reader.peek(110 + 10).endsWith('TRAILER!!!');
    if (isLast) {
      reader.at += 110 + name;
      return 'whole';
    }
    reader.at += to4(110 + name);
    reader.at = to4(reader.at + size);
  }
  return 'unknown';
}

function to4(length: number): number {
  return Math.ceil(length / 4) * 4;
}

/** Blocks with a head of three octets each, the last one marked (RFC 8878, 3.1.1). */
function zstd(reader: Reader): End {
  const flags = reader.number(4, 1);
  if (flags === undefined) return 'cut';
  const single = (flags & 0x20) !== 0;
  const dictionary = [0, 1, 2, 4][flags & 3] ?? 0;
  const content = [single ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  reader.at += 5 + (single ? 0 : 1) + dictionary + content;
  while (reader.steps++ < STEPS) {
    const head = reader.number(0, 3);
    if (head === undefined) return 'cut';
    const kind = (head >> 1) & 3;
    if (kind === 3) return 'unknown';
    reader.at += 3;
    // One octet stands for a block that repeats it.
    if (!reader.skip(kind === 1 ? 1 : head >> 3)) return 'cut';
    if ((head & 1) === 0) continue;
    return reader.skip((flags & 4) === 0 ? 0 : 4) ? 'whole' : 'cut';
  }
  return 'unknown';
}

/** The old form, which the kernel reads: blocks with their length before them, up to the end (lib/decompress_unlz4.c). */
function lz4(reader: Reader): End {
  reader.at += 4;
  while (reader.steps++ < STEPS) {
    const rest = reader.peek(4);
    if (rest === '') return 'whole';
    const length = reader.number(0, 4);
    if (rest.startsWith(LZ4)) {
      reader.at += 4;
      continue;
    }
    // Padding, or another archive behind it.
    if (length === undefined) return /^\0*$/.test(rest) ? 'unknown' : 'cut';
    if (length === 0 || CPIO.test(reader.peek(6))) return 'unknown';
    reader.at += 4;
    if (!reader.skip(length)) return 'cut';
  }
  return 'unknown';
}

/** Behind the last stream stand its two magic octets, and zeros (The .xz File Format, 2.1.2). */
function endsAsXz(part: Part): boolean {
  let [there, gone] = [0, LARGEST];
  while (gone - there > 1) {
    const middle = Math.floor((there + gone) / 2);
    const octet = part(middle, 1);
    if (octet === undefined) return true;
    if (octet === '') gone = middle;
    else there = middle;
  }
  const end = part(Math.max(0, gone - 512), 512) ?? '';
  return end.replace(/\u0000+$/, '').endsWith('YZ') || /^\u0000*$/.test(end);
}
