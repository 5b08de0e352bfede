/** The `lsp` command: hands standard input and output to the language server, which ends the process when it is told to. */
import { startServer } from '../../lsp/index.js';
import type { Invocation } from '../arguments/spec.js';
import { Failure } from '../failure.js';
import { version } from '../version.js';

export function lspCommand({ switches, values }: Invocation): number {
  for (const other of ['node-ipc', 'pipe', 'socket']) {
    if (switches.has(other) || values.has(other)) {
      throw new Failure(`lsp cannot use --${other}: it talks over standard input and output, with --stdio`);
    }
  }
  if (!switches.has('stdio')) throw new Failure('lsp needs --stdio: it talks over standard input and output');
  startServer(undefined, { version });
  return 0;
}
