/** Nothing goes in or comes out: sets the engine up for a process that ends within seconds, or for the language server, which stays. */
import { setFlagsFromString } from 'node:v8';
import type { CommandName } from './arguments/table.js';

/**
 * Node 20 optimises a function once it has run for a while, in the expectation that it runs on. Of a lint, which seldom
 * lasts a second, that took a third of the CPU time and gave little back. So a function must run longer before, and fewer
 * others are copied into it. Later releases are patient by themselves, and stop at a setting they do not know.
 */
const PATIENT = ['--interrupt-budget=250000', '--max-inlined-bytecode-size-cumulative=200'];

/**
 * For the sites of thousands of machines it pays to optimise earlier than Node 20 does by itself (67584 of `node --v8-options`), and
 * to copy no function into another: the compiler took a fifth of the time, and a tenth of it is saved.
 */
const EAGER = ['--interrupt-budget=25000', '--max-inlined-bytecode-size-cumulative=0'];

/** What Node 20 begins with (`node --v8-options`). */
const AS_STARTED = ['--interrupt-budget=67584', '--max-inlined-bytecode-size-cumulative=920'];

/** So many characters of configuration belong to some five thousand machines: with a thousand patience is a third faster still. */
const LARGE = 3_000_000;

/**
 * The engine lets garbage pile up to several times of what is in use before it collects it: at ten thousand machines nearly
 * a gigabyte, in the middle of an editor. With a heap that may grow by so many percent in between, it is half of that, for a
 * fourth more time of the processor.
 */
const SPARING = ['--heap-growing-percent=50'];

let isPatient = false;
let read = 0;

function isTuned(): boolean {
  return /^20\./.test(process.versions.node);
}

/**
 * Called before the parsers are loaded. Code that is compiled meanwhile is not kept for the next run: Node would keep it in the
 * folder for temporary files, where another user may plant what the administrator then runs.
 */
export function tuneFor(command: CommandName): void {
  // Go through one file in one loop, which is worth optimising early.
  if (command === 'parse' || command === 'diagnose') return;
  if (!isTuned()) return;
  isPatient = command !== 'lsp';
  for (const setting of isPatient ? PATIENT : SPARING) setFlagsFromString(setting);
}

/** Called for each text that is read, with its length. */
export function tuneForText(length: number): void {
  read += length;
  if (!isPatient || read < LARGE) return;
  for (const setting of EAGER) setFlagsFromString(setting);
  isPatient = false;
}

/** Takes back what the others have set. The engine takes compiled code only where its settings are those that the code was made with. */
export function engineAsStarted(): void {
  if (!isTuned()) return;
  for (const setting of AS_STARTED) setFlagsFromString(setting);
}
