/** A program of a tree goes in; what has to be there for the kernel to start it comes out: the dynamic linker, or the interpreter of a script. */
import type { SiteTree } from '../../../site/model.js';
import type { ServerPath } from '../../../site/path.js';
import { Binary } from '../../machine/binary.js';
import { BEGINNING, segmentsOf } from './segments.js';

const INTERPRETER = 3;
const LONGEST_PATH = 256;

/** Undefined where nothing else is needed, or it is not known. */
export function interpreterOf(tree: SiteTree, file: ServerPath): string | undefined {
  const text = tree.programPart(file, 0, BEGINNING) ?? '';
  if (text.startsWith('#!')) return /^#![ \t]*(\/\S+)[^\n]*\n/.exec(text)?.[1];
  const segment = segmentsOf(tree, file)?.all.find(({ type }) => type === INTERPRETER);
  if (segment === undefined) return undefined;
  const length = Math.min(segment.size, LONGEST_PATH);
  const path = new Binary(tree.programPart(file, segment.offset, length) ?? '').word(0);
  return path.startsWith('/') ? path : undefined;
}
