/** Nothing goes in or comes out: sets the engine up for a process that ends within seconds, as all but the language server do. */
import { setFlagsFromString } from 'node:v8';
import type { CommandName } from './arguments/table.js';

/**
 * Node 20 optimises a function once it has run for a while, in the expectation that it runs on. Of a lint, which seldom
 * lasts a second, that took a third of the CPU time and gave little back. So a function must run longer before, and fewer
 * others are copied into it. Later releases are patient by themselves, and stop at a setting they do not know.
 */
const PATIENT = ['--interrupt-budget=250000', '--max-inlined-bytecode-size-cumulative=200'];

/**
 * Called before the parsers are loaded. Code is not kept compiled for the next run: Node would keep it in the folder for
 * temporary files, where another user may plant what the administrator then runs.
 */
export function tuneFor(command: CommandName): void {
  // `parse` and `diagnose` go through one file in one loop, which is worth optimising early; the language server stays.
  if (command === 'lsp' || command === 'parse' || command === 'diagnose') return;
  if (/^20\./.test(process.versions.node)) for (const setting of PATIENT) setFlagsFromString(setting);
}
