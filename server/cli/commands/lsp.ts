/** The `lsp` command: hands standard input and output to the language server, which ends the process when it is told to. */
import { serveStdio } from '../../lsp/index.js';
import { nothingElse } from '../arguments/spec.js';
import type { CallOf } from '../arguments/table.js';
import { Failure } from '../failure.js';
import { version } from '../version.js';

export function lspCommand({ options }: CallOf<'lsp'>): number {
  const { stdio, nodeIpc, pipe, socket, ...rest } = options;
  nothingElse(rest);
  const others = { 'node-ipc': nodeIpc, pipe: pipe !== undefined, socket: socket !== undefined };
  for (const [other, given] of Object.entries(others)) {
    if (given) {
      throw new Failure(`lsp cannot use --${other}: it talks over standard input and output, with --stdio`);
    }
  }
  if (!stdio) throw new Failure('lsp needs --stdio: it talks over standard input and output');
  serveStdio(version);
  return 0;
}
