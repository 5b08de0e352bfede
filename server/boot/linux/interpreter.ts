/** A program of a tree goes in; what has to be there for the kernel to start it comes out: the dynamic linker, or the interpreter of a script. */
import type { SiteTree } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';

/** elf(5): a header, and a table that tells where the path of the dynamic linker stands. */
const HEADER = 64;
const INTERPRETER = 3;
const MOST_ENTRIES = 40;
const LONGEST_PATH = 256;

/** Undefined where nothing else is needed, or it is not known. */
export function interpreterOf(tree: SiteTree, file: ServerPath): string | undefined {
  const head = tree.programPart(file, 0, LONGEST_PATH) ?? '';
  if (head.startsWith('#!')) return /^#![ \t]*(\/\S+)[^\n]*\n/.exec(head)?.[1];
  if (!head.startsWith('\x7fELF') || head.length < HEADER || head[5] !== '\x01') return undefined;
  const wide = head[4] === '\x02';
  const start = little(head, wide ? 32 : 28, wide ? 8 : 4);
  const size = little(head, wide ? 54 : 42, 2);
  const entries = Math.min(little(head, wide ? 56 : 44, 2), MOST_ENTRIES);
  const table = tree.programPart(file, start, size * entries) ?? '';
  for (let i = 0; i < entries; i++) {
    const entry = table.slice(i * size, (i + 1) * size);
    if (entry.length < size || little(entry, 0, 4) !== INTERPRETER) continue;
    const at = little(entry, wide ? 8 : 4, wide ? 8 : 4);
    const length = Math.min(little(entry, wide ? 32 : 16, wide ? 8 : 4), LONGEST_PATH);
    const path = (tree.programPart(file, at, length) ?? '').split('\0')[0] ?? '';
    return path.startsWith('/') ? path : undefined;
  }
  return undefined;
}

/** A number of so many octets, the lowest first. */
function little(text: string, at: number, octets: number): number {
  let number = 0;
  for (let i = octets - 1; i >= 0; i--) number = number * 256 + ((text.codePointAt(at + i) ?? 0) & 255);
  return number;
}
