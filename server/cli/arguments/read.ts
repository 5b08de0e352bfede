/** The words of the command line go in; the command, its operands and its options come out, or a Failure that says what is wrong. */
import { parseArgs } from 'node:util';
import { nearest } from '../../../grammars/text/index.js';
import { Failure } from '../failure.js';
import { type CommandSpec, choicesOf, isList, type OptionSpec, spelled, takesValue } from './spec.js';
import { type CommandName, commandNames, commands, defaultCommand, type OptionsOf, specOf } from './table.js';

export interface Arguments {
  readonly name: CommandName;
  /** True when the command was not named: `--help` is then about the whole program. */
  readonly implied: boolean;
  readonly operands: readonly string[];
  /** Every option of the command, those that were not given included. */
  readonly options: OptionsOf<CommandName>;
  readonly help: boolean;
  readonly version: boolean;
}

/** Every command has these. */
const everywhere = {
  help: { summary: 'print this help' },
  version: { summary: 'print the version' },
} as const satisfies CommandSpec['options'];

export interface SpelledOption {
  /** As in the table. */
  readonly name: string;
  /** Without dashes. */
  readonly word: string;
  readonly option: OptionSpec;
}

export function optionsOf(name: CommandName): readonly SpelledOption[] {
  const all: CommandSpec['options'] = { ...commands[name].options, ...everywhere };
  return Object.entries(all).map(([key, option]) => ({ name: key, word: spelled(key), option }));
}

function parserOptions(
  options: readonly SpelledOption[],
): Record<string, { type: 'string' | 'boolean'; short?: string }> {
  const types = options.map(
    ({ word, option }) => [word, { type: takesValue(option) ? 'string' : 'boolean' }] as const,
  );
  return {
    ...Object.fromEntries(types),
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'V' },
  };
}

function isCommand(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(commands, word);
}

/** The first word that is neither an option nor the value of one, and where it stands. */
function firstOperand(args: readonly string[]): { word: string; index: number } | undefined {
  const valued = new Set(
    commandNames.flatMap((name) =>
      optionsOf(name).flatMap(({ word, option }) => (takesValue(option) ? [`--${word}`] : [])),
    ),
  );
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (word === '--') return undefined;
    if (!word.startsWith('-') || word === '-') return { word, index: i };
    if (valued.has(word)) i++;
  }
  return undefined;
}

function unknownOption(word: string, command: CommandName): Failure {
  const words = optionsOf(command).map((option) => option.word);
  const better = nearest(word.replace(/^-+/, ''), words);
  if (better !== undefined) return new Failure(`unknown option ${word}; did you mean --${better}?`);
  const other = commandNames.find(
    (one) => one !== command && optionsOf(one).some((option) => `--${option.word}` === word),
  );
  const hint = other === undefined ? 'see --help' : `${other} has it, ${command} has not`;
  return new Failure(`unknown option ${word}: ${hint}`);
}

function checkedValue({ word, option }: SpelledOption, value: string | undefined): string {
  const choices = choicesOf(option);
  if (value === undefined || value === '' || (value.startsWith('--') && value.length > 2)) {
    const what = takesValue(option) ? option.value : 'VALUE';
    throw new Failure(`option --${word} needs a value (${what})`);
  }
  if (choices !== undefined && !choices.includes(value)) {
    const better = nearest(value, choices);
    const hint = better === undefined ? '' : `; did you mean ${better}?`;
    throw new Failure(`--${word} ${value}: it must be one of ${choices.join(', ')}${hint}`);
  }
  return value;
}

/** What each option of the command is before a word is read. */
function unsaid(options: readonly SpelledOption[]): Record<string, string | boolean | string[] | undefined> {
  const start = ({ option }: SpelledOption): string | boolean | string[] | undefined => {
    if (!takesValue(option)) return false;
    if (isList(option)) return [];
    return option.otherwise;
  };
  return Object.fromEntries(options.map((option) => [option.name, start(option)]));
}

function wordsOfList(value: string): string[] {
  return value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function readOptions(name: CommandName, words: readonly string[]): Omit<Arguments, 'implied'> {
  const known = optionsOf(name);
  const { tokens } = parseArgs({
    args: [...words],
    options: parserOptions(known),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const operands: string[] = [];
  const options = unsaid(known);
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const found = known.find(({ word }) => word === token.name);
    if (found === undefined && specOf(name).lenient === true) continue;
    if (found === undefined) throw unknownOption(token.rawName, name);
    const before = options[found.name];
    if (!takesValue(found.option)) {
      if (token.value !== undefined) throw new Failure(`option --${found.word} takes no value`);
      options[found.name] = true;
    } else {
      const value = checkedValue(found, token.value);
      options[found.name] = Array.isArray(before) ? [...before, ...wordsOfList(value)] : value;
    }
  }
  const { help, version, ...rest } = options;
  // That these are the options of just this command, with values of just these kinds, is what the loop above sees to.
  return { name, operands, options: rest, help: help === true, version: version === true };
}

/** `help` and `help COMMAND` are what people try first. */
function asksForHelp(args: readonly string[]): readonly string[] {
  if (args[0] !== 'help') return args;
  return isCommand(args[1]) ? [args[1], '--help'] : ['--help'];
}

/** `exists` tells whether a word names something on disk; one that does is no misspelt command. */
export function readArguments(args: readonly string[], exists: (path: string) => boolean): Arguments {
  const words = asksForHelp(args);
  const first = firstOperand(words);
  const named = isCommand(first?.word) ? first.word : undefined;
  if (first !== undefined && named === undefined && !exists(first.word)) {
    const meant = nearest(first.word, commandNames);
    if (meant !== undefined) {
      throw new Failure(`${first.word}: neither a command nor a file or directory; did you mean ${meant}?`);
    }
    // A bare word in the place of the command was most likely meant as one.
    if (first.index === 0 && /^[a-z]+$/.test(first.word))
      throw new Failure(
        `${first.word}: no such file or directory, and no command; the commands are ${commandNames.join(', ')}`,
      );
  }
  const rest = named === undefined ? words : words.filter((_, i) => i !== first?.index);
  const found = readOptions(named ?? defaultCommand, rest);
  if (!found.help && !found.version) checkCount(found.name, found.operands);
  return { ...found, implied: named === undefined };
}

function checkCount(name: CommandName, operands: readonly string[]): void {
  const spec = specOf(name);
  const usage = `usage: diskless-lint ${name} ${spec.operands}`.trimEnd();
  if (operands.length < spec.least) throw new Failure(`${name} needs an argument; ${usage}`);
  if (operands.length > spec.most) {
    throw new Failure(`${name} cannot use "${operands[spec.most] ?? ''}"; ${usage}`);
  }
}
