/** The words of the command line go in, an exit status comes out: in the bundle this stands in the place of whole.ts, and loads it. */
import type { Terminal } from '../terminal.js';
import { keepCompiled, mayKeep } from './keep.js';
import { loadProgram } from './program.js';

const loaded = loadProgram();

export const { processTerminal } = loaded.program;

export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const status = await loaded.program.run(words, terminal);
  // It did what it was asked to do. Where the next run cannot be made faster, nobody needs to know.
  if (mayKeep(loaded.compiled)) await keepCompiled(loaded).catch(() => undefined);
  return status;
}
