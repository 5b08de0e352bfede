#!/usr/bin/env node
/** Entry of the program: runs what the command line of this process says. */
import { run } from './run.js';
import { processTerminal } from './terminal.js';

/** A reader that goes away (`| head`) is no error of ours. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

// `exitCode` and not `exit()`: what was written to a pipe must still be delivered.
process.exitCode = await run(process.argv.slice(2), processTerminal());
