/** Nothing goes in or comes out: sets the engine up for a process that ends within seconds, as all but the language server do. */
import * as modules from 'node:module';
import { setFlagsFromString } from 'node:v8';

/**
 * Node 20 optimises a function once it has run for a while, in the expectation that it runs on. Of a lint, which seldom
 * lasts a second, that took a third of the CPU time and gave little back. So a function must run longer before, and fewer
 * others are copied into it. Later releases are patient by themselves, and stop at a setting they do not know.
 */
const PATIENT = ['--interrupt-budget=250000', '--max-inlined-bytecode-size-cumulative=200'];

/** Called before the parsers are loaded. `parse` goes through one file in one loop, which is worth optimising early. */
export function tuneFor(command: string): void {
  if (command === 'lsp') return;
  // Since Node 22.8: code once compiled is kept for the next run, in the folder for temporary files.
  const { enableCompileCache } = modules as { enableCompileCache?: () => unknown };
  enableCompileCache?.();
  if (command === 'parse') return;
  if (/^20\./.test(process.versions.node)) for (const setting of PATIENT) setFlagsFromString(setting);
}
