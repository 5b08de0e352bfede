/** The shape of the table of commands, and the types that follow from it: what a command is given is exactly what its entry says. */
import type { Terminal } from '../terminal.js';

/** `--quiet`: given or not. */
export interface SwitchSpec {
  readonly summary: string;
}

/** `--root DIR`, `--format json`: a text, or one of some words. */
export interface ValueSpec extends SwitchSpec {
  /** Name of the value in the help. */
  readonly value: string;
  readonly choices?: readonly string[];
  /** What counts where the option is not given; one of the choices. */
  readonly otherwise?: string;
}

/** `--select RULE,…`: may be repeated, and each value may be several with commas between them. */
export interface ListSpec extends SwitchSpec {
  readonly value: string;
  readonly list: true;
}

export type OptionSpec = SwitchSpec | ValueSpec | ListSpec;

export interface CommandSpec {
  /** As the help shows it: `[PATH…]`. */
  readonly operands: string;
  readonly least: number;
  readonly most: number;
  readonly summary: string;
  /** By name in camel case: `maxWarnings` is spelled `--max-warnings`. */
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Options that the table does not know are left to whom they are meant for. */
  readonly lenient?: boolean;
}

/** What a command finds for one of its options. */
type Given<Option> = Option extends { readonly list: true }
  ? readonly string[]
  : Option extends { readonly choices: readonly (infer Word)[] }
    ? Option extends { readonly otherwise: string }
      ? Word
      : Word | undefined
    : Option extends { readonly value: string }
      ? string | undefined
      : boolean;

export type GivenOptions<Command extends CommandSpec> = {
  readonly [Name in keyof Command['options']]: Given<Command['options'][Name]>;
};

/** What a command is called with. */
export interface Call<Command extends CommandSpec> {
  readonly operands: readonly string[];
  readonly options: GivenOptions<Command>;
  readonly terminal: Terminal;
}

/**
 * Nothing happens here at run time. A command names every option of its entry in one pattern and hands the rest to this
 * function: an option that it left out is then a type error, and one that it named without using it, too.
 */
export function nothingElse(_rest: Readonly<Record<string, never>>): void {}

/** `maxWarnings` → `max-warnings`. */
export function spelled(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function takesValue(option: OptionSpec): option is ValueSpec | ListSpec {
  return 'value' in option;
}

export function isList(option: OptionSpec): option is ListSpec {
  return 'list' in option;
}

export function choicesOf(option: OptionSpec): readonly string[] | undefined {
  return 'choices' in option ? option.choices : undefined;
}
