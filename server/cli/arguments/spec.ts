/** The shape of a command: help, completion and the reading of arguments all come from it. */
import type { Terminal } from '../terminal.js';

export interface OptionSpec {
  /** Without dashes. */
  readonly name: string;
  /** Name of the value in the help; an option without one is a switch. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly summary: string;
}

export interface Invocation {
  readonly positionals: readonly string[];
  /** Values of the options given, by name; the last one counts. */
  readonly values: ReadonlyMap<string, string>;
  readonly switches: ReadonlySet<string>;
  readonly terminal: Terminal;
}

export interface CommandSpec {
  readonly name: string;
  /** As the help shows it: `[PATH…]`. */
  readonly operands: string;
  readonly least: number;
  readonly most: number;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  /** Options that the table does not know are left to whom they are meant for. */
  readonly lenient?: boolean;
  /** Loaded only when the command runs: the start of the program must not wait for the others. Returns the exit status. */
  readonly load: () => Promise<(invocation: Invocation) => Promise<number> | number>;
}
