/** The `completion` command: prints the completion script of a shell. */
import { completionScript } from '../arguments/completion.js';
import { nothingElse } from '../arguments/spec.js';
import type { CallOf } from '../arguments/table.js';
import { Failure } from '../failure.js';

export function completionCommand({ operands, options, terminal }: CallOf<'completion'>): number {
  nothingElse(options);
  const shell = operands[0] ?? '';
  const script = completionScript(shell);
  if (script === undefined) throw new Failure(`no completion for "${shell}": bash, zsh and fish are known`);
  terminal.out(script);
  return 0;
}
