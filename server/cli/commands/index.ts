/** The name of a command goes in, what does it comes out: loaded only when it runs, for the start of the program must not wait for the others. */
import type { CallOf, CommandName } from '../arguments/table.js';

/** Returns the exit status. */
export type Action<Name extends CommandName> = (call: CallOf<Name>) => Promise<number> | number;

export const actions: { readonly [Name in CommandName]: () => Promise<Action<Name>> } = {
  lint: async () => (await import('./lint.js')).lintCommand,
  fmt: async () => (await import('./fmt.js')).fmtCommand,
  explain: async () => (await import('./explain.js')).explainCommand,
  parse: async () => (await import('./parse.js')).parseCommand,
  show: async () => (await import('./show.js')).showCommand,
  diagnose: async () => (await import('./diagnose.js')).diagnoseCommand,
  diff: async () => (await import('./diff.js')).diffCommand,
  generate: async () => (await import('./generate.js')).generateCommand,
  import: async () => (await import('./import.js')).importCommand,
  rules: async () => (await import('./rules.js')).rulesCommand,
  init: async () => (await import('./init.js')).initCommand,
  completion: async () => (await import('./completion.js')).completionCommand,
  lsp: async () => (await import('./lsp.js')).lspCommand,
};
