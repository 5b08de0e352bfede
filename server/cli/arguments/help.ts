/** A command, or none for the whole program, goes in; its help text comes out. */
import { wrap } from '../formats/width.js';
import { optionsOf, type SpelledOption } from './read.js';
import { choicesOf, takesValue } from './spec.js';
import { type CommandName, commandNames, defaultCommand, specOf } from './table.js';

/** More choices than these are listed in the sentence, not in the first column. */
const FEW = 3;

function left({ word, option }: SpelledOption): string {
  if (!takesValue(option)) return `--${word}`;
  const choices = choicesOf(option);
  return `--${word} ${choices === undefined || choices.length > FEW ? option.value : choices.join('|')}`;
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

function optionRows(name: CommandName): [string, string][] {
  return optionsOf(name).map((one) => {
    const { summary } = one.option;
    const choices = choicesOf(one.option);
    const many = choices !== undefined && choices.length > FEW;
    return [left(one), many ? `${choices.join(', ')}: ${summary}` : summary];
  });
}

export function commandHelp(name: CommandName, width?: Width): string {
  const { operands, summary } = specOf(name);
  const usage = `diskless-lint ${name} ${operands}`.trimEnd();
  const sentence = summary.charAt(0).toUpperCase() + summary.slice(1);
  return `Usage: ${usage} [options]\n\n${paragraph(`${sentence}.`, width)}\n\nOptions:\n${table(optionRows(name), width)}`;
}

export function programHelp(width?: Width): string {
  const rows = commandNames.map((name): [string, string] => {
    const { operands, summary } = specOf(name);
    return [`${name} ${operands}`.trimEnd(), summary];
  });
  return (
    'Usage: diskless-lint [command] [PATH…] [options]\n\n' +
    `${paragraph('Tells whether the diskless nodes of a boot server will boot, and if not, which line is at fault.', width)}\n\n` +
    `Commands:\n${table(rows, width)}\n` +
    `Options of ${defaultCommand}:\n${table(optionRows(defaultCommand), width)}\n` +
    'diskless-lint COMMAND --help tells the options of another command.\n' +
    `${paragraph('Exit status: 0 nothing at or above error, 1 findings, 2 the job could not be done.', width)}\n`
  );
}
