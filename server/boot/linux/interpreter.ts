/** A program of a tree goes in; what has to be there for the kernel to start it comes out: the dynamic linker, or the interpreter of a script. */
import type { SiteTree } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import { Binary } from '../machine/binary.js';
import { ELF, isWide } from '../machine/elf.js';

/** elf(5): a header, and a table that tells where the path of the dynamic linker stands. */
const HEADER = 64;
const INTERPRETER = 3;
const MOST_ENTRIES = 40;
const LONGEST_PATH = 256;

/** Undefined where nothing else is needed, or it is not known. */
export function interpreterOf(tree: SiteTree, file: ServerPath): string | undefined {
  const head = new Binary(tree.programPart(file, 0, LONGEST_PATH) ?? '');
  const { text } = head;
  if (text.startsWith('#!')) return /^#![ \t]*(\/\S+)[^\n]*\n/.exec(text)?.[1];
  if (!text.startsWith(ELF) || text.length < HEADER || text[5] !== '\x01') return undefined;
  const wide = isWide(text);
  const start = head.number(wide ? 32 : 28, wide ? 8 : 4);
  const size = head.number(wide ? 54 : 42, 2);
  const entries = Math.min(head.number(wide ? 56 : 44, 2), MOST_ENTRIES);
  const table = new Binary(tree.programPart(file, start, size * entries) ?? '');
  for (let i = 0; i < entries; i++) {
    const entry = i * size;
    if (table.number(entry, 4) !== INTERPRETER) continue;
    const at = table.number(entry + (wide ? 8 : 4), wide ? 8 : 4);
    const length = Math.min(table.number(entry + (wide ? 32 : 16), wide ? 8 : 4), LONGEST_PATH);
    const path = new Binary(tree.programPart(file, at, length) ?? '').word(0);
    return path.startsWith('/') ? path : undefined;
  }
  return undefined;
}
