/** A command, or none for the whole program, goes in; its help text comes out. */
import { optionsOf } from './arguments.js';
import type { CommandSpec, OptionSpec } from './command.js';
import { commands } from './commands.js';

function left({ name, value, choices }: OptionSpec): string {
  if (value === undefined) return `--${name}`;
  return `--${name} ${choices === undefined || choices.length > 3 ? value : choices.join('|')}`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}\n`).join('');
}

function optionRows(command: CommandSpec): [string, string][] {
  return optionsOf(command).map((option) => {
    const { choices, summary } = option;
    const many = choices !== undefined && choices.length > 3;
    return [left(option), many ? `${choices.join(', ')}: ${summary}` : summary];
  });
}

export function commandHelp(command: CommandSpec): string {
  const usage = `diskless-lint ${command.name} ${command.operands}`.trimEnd();
  const sentence = command.summary.charAt(0).toUpperCase() + command.summary.slice(1);
  return `Usage: ${usage} [options]\n\n${sentence}.\n\nOptions:\n${table(optionRows(command))}`;
}

export function programHelp(): string {
  const rows = commands.map((command): [string, string] => [
    `${command.name} ${command.operands}`.trimEnd(),
    command.summary,
  ]);
  const lint = commands[0];
  return (
    'Usage: diskless-lint [command] [PATH…] [options]\n\n' +
    'Tells whether the diskless nodes of a boot server will boot, and if not, which line is at fault.\n\n' +
    `Commands:\n${table(rows)}\n` +
    (lint === undefined ? '' : `Options of lint:\n${table(optionRows(lint))}\n`) +
    'diskless-lint COMMAND --help tells the options of another command.\n' +
    'Exit status: 0 nothing at or above error, 1 findings, 2 the job could not be done.\n'
  );
}
