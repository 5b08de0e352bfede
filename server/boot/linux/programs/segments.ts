/** A program of a tree goes in; the table of its segments comes out, by which a kernel and a dynamic linker load it (elf(5)). */
import type { SiteTree } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import { Binary } from '../../machine/binary.js';
import { ELF, isWide } from '../../machine/elf.js';

const HEADER = 64;
const MOST_ENTRIES = 40;

/** How much of a program is read at first: its header, or the first line of a script. */
export const BEGINNING = 256;

export interface Segment {
  readonly type: number;
  /** Where it lies in the file, and where in memory. */
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

export interface Segments {
  readonly wide: boolean;
  readonly all: readonly Segment[];
}

/** Undefined where the file is no such program, or one whose numbers have the greatest octet first. */
export function segmentsOf(tree: SiteTree, file: ServerPath): Segments | undefined {
  const head = new Binary(tree.programPart(file, 0, BEGINNING) ?? '');
  const { text } = head;
  if (!text.startsWith(ELF) || text.length < HEADER || text[5] !== '\x01') return undefined;
  const wide = isWide(text);
  const width = wide ? 8 : 4;
  const start = head.number(wide ? 32 : 28, width);
  const size = head.number(wide ? 54 : 42, 2);
  const entries = Math.min(head.number(wide ? 56 : 44, 2), MOST_ENTRIES);
  const table = new Binary(tree.programPart(file, start, size * entries) ?? '');
  const all = Array.from({ length: entries }, (_, i): Segment => {
    const entry = i * size;
    return {
      type: table.number(entry, 4),
      offset: table.number(entry + (wide ? 8 : 4), width),
      address: table.number(entry + (wide ? 16 : 8), width),
      size: table.number(entry + (wide ? 32 : 16), width),
    };
  });
  return { wide, all };
}
