/** The words of the command line go in, an exit status comes out. Everything else is loaded when it is needed. */
import { existsSync } from 'node:fs';
import { commandHelp, programHelp } from './arguments/help.js';
import { readArguments } from './arguments/read.js';
import type { CallOf, CommandName } from './arguments/table.js';
import { actions } from './commands/index.js';
import { tuneFor } from './engine.js';
import { Failure, reasonOf } from './failure.js';
import type { Terminal } from './terminal.js';
import { versionLine } from './version.js';

async function perform<Name extends CommandName>(name: Name, call: CallOf<Name>): Promise<number> {
  tuneFor(name);
  const action = await actions[name]();
  return await action(call);
}

/** Runs one command. A Failure becomes a line on stderr for each of its reasons and status 2, and so does a defect of the program. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { name, implied, operands, options, help, version: asksVersion } = readArguments(args, existsSync);
    if (asksVersion) {
      terminal.out(versionLine);
      return 0;
    }
    if (help) {
      terminal.out(implied ? programHelp(terminal.width) : commandHelp(name, terminal.width));
      return 0;
    }
    return await perform(name, { operands, options, terminal });
  } catch (error) {
    if (error instanceof Failure) {
      for (const reason of error.reasons) terminal.err(`diskless-lint: ${reason}\n`);
      return 2;
    }
    terminal.err(`diskless-lint: internal error: ${reasonOf(error)}\n`);
    const { DISKLESS_LINT_DEBUG: debug } = process.env;
    if (debug !== undefined) terminal.err(`${error instanceof Error ? error.stack : String(error)}\n`);
    return 2;
  }
}
