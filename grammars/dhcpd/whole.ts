/** A whole text goes in, its statements come out; and whether a part of them can be read again without the others. */
import type { Statement } from './document.js';
import { read } from './reader.js';

/** Texts whose braces and quotes do not pair up: where the missing ones were meant depends on all of the text. */
const unpaired = new WeakSet<readonly Statement[]>();

export function readWhole(text: string): readonly Statement[] {
  const { statements, selfContained } = read(text, 'root', 0, 0);
  if (!selfContained) unpaired.add(statements);
  return statements;
}

/** Whether a change to one part of a text leaves the statements of the others what they are. */
export function isPaired(statements: readonly Statement[]): boolean {
  return !unpaired.has(statements);
}
