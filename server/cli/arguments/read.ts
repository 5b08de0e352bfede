/** The words of the command line go in; the command, its operands and its options come out, or a Failure that says what is wrong. */
import { parseArgs } from 'node:util';
import { nearest } from '../../../grammars/text/index.js';
import { Failure } from '../failure.js';
import type { CommandSpec, OptionSpec } from './spec.js';
import { commands, defaultCommand } from './table.js';

export interface Arguments {
  readonly command: CommandSpec;
  /** True when the command was not named: `--help` is then about the whole program. */
  readonly implied: boolean;
  readonly positionals: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  readonly switches: ReadonlySet<string>;
  readonly help: boolean;
  readonly version: boolean;
}

const everywhere: readonly OptionSpec[] = [
  { name: 'help', summary: 'print this help' },
  { name: 'version', summary: 'print the version' },
];

export function optionsOf(command: CommandSpec): readonly OptionSpec[] {
  return [...command.options, ...everywhere];
}

function optionTypes(
  options: readonly OptionSpec[],
): Record<string, { type: 'string' | 'boolean'; short?: string }> {
  const types = options.map(
    ({ name, value }) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
  );
  return {
    ...Object.fromEntries(types),
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'V' },
  };
}

/** Finds the command among the words: the first word that is neither an option nor the value of one. */
function findCommand(args: readonly string[]): { command: CommandSpec | undefined; index: number } {
  const all = new Map(
    commands.flatMap((command) => optionsOf(command).map((option) => [option.name, option])),
  );
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (word === '--') break;
    if (word.startsWith('-') && word !== '-') {
      if (word.startsWith('--') && !word.includes('=') && all.get(word.slice(2))?.value !== undefined) i++;
      continue;
    }
    return { command: commands.find(({ name }) => name === word), index: i };
  }
  return { command: undefined, index: -1 };
}

function unknownOption(word: string, command: CommandSpec): Failure {
  const names = optionsOf(command).map(({ name }) => name);
  const better = nearest(word.replace(/^-+/, ''), names);
  if (better !== undefined) return new Failure(`unknown option ${word}; did you mean --${better}?`);
  const other = commands.find(
    (one) => one !== command && one.options.some(({ name }) => `--${name}` === word),
  );
  const hint = other === undefined ? 'see --help' : `${other.name} has it, ${command.name} has not`;
  return new Failure(`unknown option ${word}: ${hint}`);
}

function checkedValue(option: OptionSpec, value: string | undefined): string {
  const { name, choices } = option;
  if (value === undefined || value === '' || (value.startsWith('--') && value.length > 2)) {
    throw new Failure(`option --${name} needs a value (${option.value ?? 'VALUE'})`);
  }
  if (choices !== undefined && !choices.includes(value)) {
    const better = nearest(value, choices);
    const hint = better === undefined ? '' : `; did you mean ${better}?`;
    throw new Failure(`--${name} ${value}: it must be one of ${choices.join(', ')}${hint}`);
  }
  return value;
}

export function readArguments(args: readonly string[]): Arguments {
  const found = findCommand(args);
  const first = commands.find(({ name }) => name === defaultCommand);
  if (first === undefined) throw new Error(`no command ${defaultCommand}`);
  let command = found.command ?? first;
  let words = found.command === undefined ? [...args] : args.filter((_, i) => i !== found.index);
  let help = false;
  // `help` and `help COMMAND` are what people try first.
  if (found.command === undefined && args[0] === 'help') {
    help = true;
    words = args.slice(1);
    const named = commands.find(({ name }) => name === words[0]);
    if (named !== undefined) return { ...readArguments([named.name, '--help']), help: true, implied: false };
    command = first;
    words = [];
  }
  const options = optionsOf(command);
  const { tokens } = parseArgs({
    args: words,
    options: optionTypes(options),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const values = new Map<string, string>();
  const switches = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = options.find(({ name }) => name === token.name);
    if (option === undefined && command.lenient === true) continue;
    if (option === undefined) throw unknownOption(token.rawName, command);
    if (option.value !== undefined) values.set(option.name, checkedValue(option, token.value));
    else if (token.value !== undefined) throw new Failure(`option --${option.name} takes no value`);
    else switches.add(option.name);
  }
  help ||= switches.has('help');
  const version = switches.has('version');
  if (!help && !version) checkCount(command, positionals);
  return { command, implied: found.command === undefined, positionals, values, switches, help, version };
}

function checkCount(command: CommandSpec, positionals: readonly string[]): void {
  const usage = `usage: diskless-lint ${command.name} ${command.operands}`.trimEnd();
  if (positionals.length < command.least) throw new Failure(`${command.name} needs an argument; ${usage}`);
  if (positionals.length > command.most) {
    throw new Failure(`${command.name} cannot use "${positionals[command.most] ?? ''}"; ${usage}`);
  }
}
