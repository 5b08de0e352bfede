#!/usr/bin/env node
/** Entry of the program: the words of the command line go in, an exit status comes out. Everything else is loaded when it is needed. */
import { commandHelp, programHelp } from './arguments/help.js';
import { readArguments } from './arguments/read.js';
import { tuneFor } from './engine.js';
import { Failure, reasonOf } from './failure.js';
import { processTerminal, type Terminal } from './terminal.js';
import { version } from './version.js';

/** Runs one command. A Failure becomes one line on stderr and status 2, and so does a defect of the program. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { command, implied, positionals, values, switches, ...asked } = readArguments(args);
    if (asked.version) {
      terminal.out(`diskless-lint ${version}\n`);
      return 0;
    }
    if (asked.help) {
      const { width } = terminal;
      terminal.out(implied ? programHelp(width) : commandHelp(command, width));
      return 0;
    }
    tuneFor(command.name);
    const action = await command.load();
    return await action({ positionals, values, switches, terminal });
  } catch (error) {
    const prefix = error instanceof Failure ? '' : 'internal error: ';
    terminal.err(`diskless-lint: ${prefix}${reasonOf(error)}\n`);
    const { DISKLESS_LINT_DEBUG: debug } = process.env;
    if (!(error instanceof Failure) && debug !== undefined) {
      terminal.err(`${error instanceof Error ? error.stack : String(error)}\n`);
    }
    return 2;
  }
}

/** A reader that goes away (`| head`) is no error of ours. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

// `exitCode` and not `exit()`: what was written to a pipe must still be delivered.
process.exitCode = await run(process.argv.slice(2), processTerminal());
