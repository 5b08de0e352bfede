/** The literal table of commands: their types, the reading of their arguments, their help and the completion of shells come from it. */
import { languageIds } from '../../../grammars/languages.js';
import { firmwares } from '../../service/firmwares.js';
import type { ColourChoice } from '../terminal.js';
import type { Call, CommandSpec, GivenOptions } from './spec.js';

/** All words of a type: one that is missing is asked for as another argument, and does not compile. */
function every<Whole extends string>() {
  return <const Words extends readonly Whole[]>(
    words: Words,
    ..._missing: [Exclude<Whole, Words[number]>] extends [never] ? [] : [Exclude<Whole, Words[number]>]
  ): Words => words;
}

const root = { value: 'DIR', summary: 'directory that stands for the boot server\'s "/"' } as const;
const config = {
  value: 'FILE',
  summary: 'use this diskless-lint.json instead of the one found upwards',
} as const;
const allowOutside = {
  summary: 'let diskless-lint.json name folders outside of its repository; they are read, never written',
} as const;
const as = {
  value: 'LANGUAGE',
  choices: languageIds,
  summary: 'what the given files are, whatever they are called',
} as const;
const color = {
  value: 'WHEN',
  choices: every<ColourChoice>()(['auto', 'always', 'never']),
  otherwise: 'auto',
  summary: 'colours; auto also honours NO_COLOR',
} as const;
const stdinFilename = {
  value: 'NAME',
  summary: 'read the text of the file NAME from standard input',
} as const;

/** The first is the one that counts where none is given. */
function format<const Words extends readonly [string, ...string[]]>(...choices: Words) {
  const [otherwise] = choices as readonly [Words[0], ...string[]];
  return { value: 'FORMAT', choices, otherwise, summary: `${otherwise} is the default` } as const;
}

export const commands = {
  lint: {
    operands: '[PATH…]',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    summary: 'say whether the nodes of a site will boot, and what keeps them from it (the default)',
    options: {
      format: format('text', 'json', 'sarif', 'github', 'junit'),
      root,
      config,
      allowOutside,
      as,
      select: {
        value: 'RULE,…',
        list: true,
        summary: 'only these rules (full ids, or areas such as nfsroot)',
      },
      ignore: { value: 'RULE,…', list: true, summary: 'all rules but these' },
      severity: {
        value: 'LEVEL',
        choices: ['error', 'warning', 'info'],
        otherwise: 'info',
        summary: 'show only findings of this level and above',
      },
      maxWarnings: { value: 'N', summary: 'exit with status 1 when there are more warnings' },
      fix: { summary: 'apply the safe fixes' },
      unsafeFixes: {
        summary: 'with --fix or --diff: the other fixes too, which may change more than is wanted',
      },
      diff: { summary: 'show what --fix would change, and change nothing' },
      stdinFilename,
      color,
      quiet: { summary: 'findings only: no summary, no progress' },
      statistics: { summary: 'count the findings of each rule' },
      watch: { summary: 'lint again whenever a file changes' },
    },
  },
  fmt: {
    operands: '[PATH…]',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    summary: 'bring files into canonical style',
    options: {
      check: { summary: 'list what would change, exit with status 1, change nothing' },
      diff: { summary: 'show what would change, exit with status 1, change nothing' },
      root,
      config,
      allowOutside,
      as,
      stdinFilename,
      color,
    },
  },
  explain: {
    operands: 'NODE|--all [PATH]',
    least: 0,
    most: 2,
    summary:
      'simulate the boot of one node (host name, MAC or address) step by step; exit with status 1 when it fails',
    options: {
      all: { summary: 'all machines, each cause once; exit with status 1 when one does not boot' },
      firmware: {
        value: 'F',
        choices: firmwares,
        summary: 'what asks over the network; by default what the DHCP server tells apart',
      },
      vendorClass: { value: 'S', summary: 'option 60 of the request' },
      arch: { value: 'N', summary: 'option 93 of the request' },
      userClass: { value: 'S', summary: 'option 77 of the request' },
      clientId: { value: 'ID', summary: 'option 61 of the request: text, or octets in hex with colons' },
      uuid: { value: 'UUID', summary: 'UUID of the machine, as dmidecode shows it' },
      relay: { value: 'ADDR', summary: 'address of the relay agent' },
      format: format('text', 'json', 'mermaid'),
      root,
      config,
      allowOutside,
      color,
    },
  },
  diagnose: {
    operands: '[FILE]',
    least: 0,
    most: 1,
    summary:
      'say what the lines of a log or of a screen mean, and which line of the site is at fault (FILE: syslog, journal or console text; - or none: standard input)',
    options: {
      node: { value: 'NODE', summary: 'whose screen it is, where no line tells' },
      format: format('text', 'json'),
      root,
      config,
      allowOutside,
      color,
    },
  },
  parse: {
    operands: 'FILE',
    least: 1,
    most: 1,
    summary: 'print the typed document of a file as JSON',
    options: { as, format: format('json') },
  },
  show: {
    operands: '[PATH]',
    least: 0,
    most: 1,
    summary: 'print the linked site: subnets, nodes, what serves whom',
    options: { format: format('text', 'json', 'mermaid'), root, config, allowOutside, color },
  },
  diff: {
    operands: 'OLD NEW',
    least: 2,
    most: 2,
    summary: 'say which nodes boot differently in two sites; status 1 when one fails that did not',
    options: { format: format('text', 'json'), allowOutside, color },
  },
  generate: {
    operands: 'DESCRIPTION',
    least: 1,
    most: 1,
    summary: 'write a whole site from a YAML description',
    options: {
      out: { value: 'DIR', summary: 'where to write it' },
      check: { summary: 'list what differs, exit with status 1, write nothing' },
      diff: { summary: 'show what differs, exit with status 1, write nothing' },
      color,
    },
  },
  import: {
    operands: '[PATH]',
    least: 0,
    most: 1,
    summary: 'print the YAML description that generates the site',
    options: { root, config, allowOutside },
  },
  rules: {
    operands: '[RULE]',
    least: 0,
    most: 1,
    summary: 'list the rules, or explain one',
    options: { format: format('text', 'json', 'markdown'), color },
  },
  init: {
    operands: '',
    least: 0,
    most: 0,
    summary: 'write a commented diskless-lint.json and site.yaml here',
    options: {},
  },
  completion: {
    operands: 'SHELL',
    least: 1,
    most: 1,
    summary: 'print the completion script for bash, zsh or fish',
    options: {},
  },
  lsp: {
    operands: '',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    summary: 'start the language server',
    options: {
      stdio: { summary: 'talk over standard input and output' },
      nodeIpc: { summary: 'refused, as are --pipe and --socket' },
      pipe: { value: 'NAME', summary: 'refused' },
      socket: { value: 'PORT', summary: 'refused' },
    },
    // Editor libraries add options of their own, such as --clientProcessId.
    lenient: true,
  },
} as const satisfies Readonly<Record<string, CommandSpec>>;

export type CommandName = keyof typeof commands;

/** What the command of this name is called with. */
export type CallOf<Name extends CommandName> = Call<(typeof commands)[Name]>;
export type OptionsOf<Name extends CommandName> = GivenOptions<(typeof commands)[Name]>;

export const defaultCommand = 'lint' satisfies CommandName;

// The keys of a literal are its names.
export const commandNames = Object.keys(commands) as readonly CommandName[];

/** The entry of a command, its options seen as a list. */
export function specOf(name: CommandName): CommandSpec {
  return commands[name];
}
