#!/usr/bin/env node
/** Entry of the program: runs what the command line of this process says. */
import { versionLine } from './version.js';

/** A reader that goes away (`| head`) is no error of ours. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const words = process.argv.slice(2);
if (words.length === 1 && words[0] === '--version') {
  // Scripts ask for it before each run: nothing else is loaded for it.
  process.stdout.write(versionLine);
} else {
  const { run, processTerminal } = await import('./whole.js');
  // `exitCode` and not `exit()`: what was written to a pipe must still be delivered.
  process.exitCode = await run(words, processTerminal());
}
