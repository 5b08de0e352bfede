/** The `lsp` command: hands standard input and output to the language server, which ends the process when it is told to. */
import { startServer } from '../lsp/index.js';
import type { Invocation } from './command.js';
import { Failure } from './failure.js';
import { version } from './version.js';

export function lspCommand({ switches }: Invocation): number {
  if (!switches.has('stdio')) throw new Failure('lsp needs --stdio: it talks over standard input and output');
  startServer(undefined, { version });
  return 0;
}
