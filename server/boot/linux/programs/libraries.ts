/** A program of a tree goes in; the shared libraries that it names, and where it has them looked for, come out (elf(5), ld.so(8)). */
import type { SiteTree } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import { Binary } from '../../machine/binary.js';
import { type Segments, segmentsOf } from './segments.js';

const LOADED = 1;
const DYNAMIC = 2;
const MOST_OCTETS = 4096;
const LONGEST_NAME = 256;

/** Tags of the dynamic section. */
const TAG = { end: 0, needed: 1, strings: 5, path: 15, runPath: 29 };

export interface Libraries {
  readonly names: readonly string[];
  /** Folders that the program itself names; `$ORIGIN` and the like are left out. */
  readonly folders: readonly string[];
}

export function librariesOf(tree: SiteTree, file: ServerPath): Libraries {
  const segments = segmentsOf(tree, file);
  const dynamic = segments?.all.find(({ type }) => type === DYNAMIC);
  if (segments === undefined || dynamic === undefined) return { names: [], folders: [] };
  const length = Math.min(dynamic.size, MOST_OCTETS);
  const entries = entriesOf(new Binary(tree.programPart(file, dynamic.offset, length) ?? ''), segments.wide);
  const table = entries.find(({ tag }) => tag === TAG.strings);
  const start = table === undefined ? undefined : offsetOf(segments, table.value);
  if (start === undefined) return { names: [], folders: [] };
  const texts = (...tags: readonly number[]) =>
    entries
      .filter(({ tag }) => tags.includes(tag))
      .map(({ value }) => new Binary(tree.programPart(file, start + value, LONGEST_NAME) ?? '').word(0));
  return {
    names: texts(TAG.needed).filter((name) => name !== ''),
    folders: texts(TAG.path, TAG.runPath).flatMap((path) =>
      path.split(':').filter((folder) => folder.startsWith('/')),
    ),
  };
}

interface Entry {
  readonly tag: number;
  readonly value: number;
}

function entriesOf(section: Binary, wide: boolean): Entry[] {
  const width = wide ? 8 : 4;
  const found: Entry[] = [];
  for (let at = 0; at + 2 * width <= section.text.length; at += 2 * width) {
    const tag = section.number(at, width);
    if (tag === TAG.end) break;
    found.push({ tag, value: section.number(at + width, width) });
  }
  return found;
}

/** Where in the file that lies which is loaded to this address. */
function offsetOf({ all }: Segments, address: number): number | undefined {
  const segment = all.find(
    (one) => one.type === LOADED && one.address <= address && address < one.address + one.size,
  );
  return segment === undefined ? undefined : segment.offset + address - segment.address;
}
