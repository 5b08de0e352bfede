/** The literal list of commands with everything their help, completion and argument checks need. */
import { languageIds } from '../../../grammars/languages.js';
import type { CommandSpec, OptionSpec } from './spec.js';

const root: OptionSpec = {
  name: 'root',
  value: 'DIR',
  summary: 'directory that stands for the boot server\'s "/"',
};
const config: OptionSpec = {
  name: 'config',
  value: 'FILE',
  summary: 'use this diskless-lint.json instead of the one found upwards',
};
const as: OptionSpec = {
  name: 'as',
  value: 'LANGUAGE',
  choices: languageIds,
  summary: 'what the given files are, whatever they are called',
};
const color: OptionSpec = {
  name: 'color',
  value: 'WHEN',
  choices: ['auto', 'always', 'never'],
  summary: 'colours; auto also honours NO_COLOR',
};
const stdinFilename: OptionSpec = {
  name: 'stdin-filename',
  value: 'NAME',
  summary: 'read the text of the file NAME from standard input',
};

function format(...choices: readonly string[]): OptionSpec {
  return { name: 'format', value: 'FORMAT', choices, summary: `${choices[0] ?? ''} is the default` };
}

export const commands: readonly CommandSpec[] = [
  {
    name: 'lint',
    operands: '[PATH…]',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    summary: 'say whether the nodes of a site will boot, and what keeps them from it (the default)',
    options: [
      format('text', 'json', 'sarif', 'github', 'junit'),
      root,
      config,
      as,
      { name: 'select', value: 'RULE,…', summary: 'only these rules (full ids, or areas such as nfsroot)' },
      { name: 'ignore', value: 'RULE,…', summary: 'all rules but these' },
      {
        name: 'severity',
        value: 'LEVEL',
        choices: ['error', 'warning', 'info'],
        summary: 'show only findings of this level and above',
      },
      { name: 'max-warnings', value: 'N', summary: 'exit with status 1 when there are more warnings' },
      { name: 'fix', summary: 'apply the safe fixes' },
      { name: 'diff', summary: 'show what --fix would change, and change nothing' },
      stdinFilename,
      color,
      { name: 'quiet', summary: 'findings only: no summary, no progress' },
      { name: 'statistics', summary: 'count the findings of each rule' },
      { name: 'watch', summary: 'lint again whenever a file changes' },
    ],
    load: async () => (await import('../commands/lint.js')).lintCommand,
  },
  {
    name: 'fmt',
    operands: '[PATH…]',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    summary: 'bring files into canonical style',
    options: [
      { name: 'check', summary: 'list what would change, exit with status 1, change nothing' },
      { name: 'diff', summary: 'show what would change, exit with status 1, change nothing' },
      root,
      config,
      as,
      stdinFilename,
      color,
    ],
    load: async () => (await import('../commands/fmt.js')).fmtCommand,
  },
  {
    name: 'explain',
    operands: 'NODE|--all [PATH]',
    least: 0,
    most: 2,
    summary:
      'simulate the boot of one node (host name, MAC or address) step by step; exit with status 1 when it fails',
    options: [
      { name: 'all', summary: 'all machines, each cause once; exit with status 1 when one does not boot' },
      {
        name: 'firmware',
        value: 'F',
        choices: ['bios', 'efi-x64', 'efi-ia32', 'efi-arm64', 'ipxe', 'etherboot'],
        summary: 'what asks over the network; by default what the DHCP server tells apart',
      },
      { name: 'vendor-class', value: 'S', summary: 'option 60 of the request' },
      { name: 'arch', value: 'N', summary: 'option 93 of the request' },
      { name: 'user-class', value: 'S', summary: 'option 77 of the request' },
      {
        name: 'client-id',
        value: 'ID',
        summary: 'option 61 of the request: text, or octets in hex with colons',
      },
      { name: 'uuid', value: 'UUID', summary: 'UUID of the machine, as dmidecode shows it' },
      { name: 'relay', value: 'ADDR', summary: 'address of the relay agent' },
      format('text', 'json', 'mermaid'),
      root,
      config,
      color,
    ],
    load: async () => (await import('../commands/explain.js')).explainCommand,
  },
  {
    name: 'parse',
    operands: 'FILE',
    least: 1,
    most: 1,
    summary: 'print the typed document of a file as JSON',
    options: [as, format('json')],
    load: async () => (await import('../commands/parse.js')).parseCommand,
  },
  {
    name: 'show',
    operands: '[PATH]',
    least: 0,
    most: 1,
    summary: 'print the linked site: subnets, nodes, what serves whom',
    options: [format('text', 'json', 'mermaid'), root, config, color],
    load: async () => (await import('../commands/show.js')).showCommand,
  },
  {
    name: 'diff',
    operands: 'OLD NEW',
    least: 2,
    most: 2,
    summary: 'say which nodes boot differently in two sites; status 1 when one fails that did not',
    options: [format('text', 'json'), color],
    load: async () => (await import('../commands/diff.js')).diffCommand,
  },
  {
    name: 'generate',
    operands: 'DESCRIPTION',
    least: 1,
    most: 1,
    summary: 'write a whole site from a YAML description',
    options: [
      { name: 'out', value: 'DIR', summary: 'where to write it' },
      { name: 'check', summary: 'list what differs, exit with status 1, write nothing' },
      { name: 'diff', summary: 'show what differs, exit with status 1, write nothing' },
      color,
    ],
    load: async () => (await import('../commands/generate.js')).generateCommand,
  },
  {
    name: 'import',
    operands: '[PATH]',
    least: 0,
    most: 1,
    summary: 'print the YAML description that generates the site',
    options: [root, config],
    load: async () => (await import('../commands/import.js')).importCommand,
  },
  {
    name: 'rules',
    operands: '[RULE]',
    least: 0,
    most: 1,
    summary: 'list the rules, or explain one',
    options: [format('text', 'json', 'markdown'), color],
    load: async () => (await import('../commands/rules.js')).rulesCommand,
  },
  {
    name: 'init',
    operands: '',
    least: 0,
    most: 0,
    summary: 'write a commented diskless-lint.json and site.yaml here',
    options: [],
    load: async () => (await import('../commands/init.js')).initCommand,
  },
  {
    name: 'completion',
    operands: 'SHELL',
    least: 1,
    most: 1,
    summary: 'print the completion script for bash, zsh or fish',
    options: [],
    load: async () => (await import('./completion.js')).completionCommand,
  },
  {
    name: 'lsp',
    operands: '',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    summary: 'start the language server',
    options: [
      { name: 'stdio', summary: 'talk over standard input and output' },
      { name: 'node-ipc', summary: 'refused, as are --pipe and --socket' },
      { name: 'pipe', value: 'NAME', summary: 'refused' },
      { name: 'socket', value: 'PORT', summary: 'refused' },
    ],
    // Editor libraries add options of their own, such as --clientProcessId.
    lenient: true,
    load: async () => (await import('../commands/lsp.js')).lspCommand,
  },
];

export const defaultCommand = 'lint';
