/** A command, or none for the whole program, goes in; its help text comes out. */

import { wrap } from '../formats/width.js';
import { optionsOf } from './read.js';
import type { CommandSpec, OptionSpec } from './spec.js';
import { commands } from './table.js';

function left({ name, value, choices }: OptionSpec): string {
  if (value === undefined) return `--${name}`;
  return `--${name} ${choices === undefined || choices.length > 3 ? value : choices.join('|')}`;
}

/** Undefined: no terminal; lines are then not broken. */
type Width = number | undefined;

function paragraph(text: string, width: Width): string {
  return width === undefined ? text : wrap(text, Math.max(30, width - 1)).join('\n');
}

function table(rows: readonly (readonly [string, string])[], width: Width): string {
  const column = Math.max(...rows.map(([first]) => first.length)) + 4;
  const room = width === undefined ? Number.POSITIVE_INFINITY : Math.max(30, width - 1 - column);
  return rows
    .flatMap(([first, second]) =>
      wrap(second, room).map((line, i) => `${(i === 0 ? `  ${first}` : '').padEnd(column)}${line}\n`),
    )
    .join('');
}

function optionRows(command: CommandSpec): [string, string][] {
  return optionsOf(command).map((option) => {
    const { choices, summary } = option;
    const many = choices !== undefined && choices.length > 3;
    return [left(option), many ? `${choices.join(', ')}: ${summary}` : summary];
  });
}

export function commandHelp(command: CommandSpec, width?: Width): string {
  const usage = `diskless-lint ${command.name} ${command.operands}`.trimEnd();
  const sentence = command.summary.charAt(0).toUpperCase() + command.summary.slice(1);
  return `Usage: ${usage} [options]\n\n${paragraph(`${sentence}.`, width)}\n\nOptions:\n${table(optionRows(command), width)}`;
}

export function programHelp(width?: Width): string {
  const rows = commands.map((command): [string, string] => [
    `${command.name} ${command.operands}`.trimEnd(),
    command.summary,
  ]);
  const lint = commands[0];
  return (
    'Usage: diskless-lint [command] [PATH…] [options]\n\n' +
    `${paragraph('Tells whether the diskless nodes of a boot server will boot, and if not, which line is at fault.', width)}\n\n` +
    `Commands:\n${table(rows, width)}\n` +
    (lint === undefined ? '' : `Options of lint:\n${table(optionRows(lint), width)}\n`) +
    'diskless-lint COMMAND --help tells the options of another command.\n' +
    `${paragraph('Exit status: 0 nothing at or above error, 1 findings, 2 the job could not be done.', width)}\n`
  );
}
