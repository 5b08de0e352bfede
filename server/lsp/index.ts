/** The language server: a connection goes in, diagnostics and answers come out over it. Without a connection it speaks over the standard streams. */
import type { Connection } from 'vscode-languageserver';
import { type ServerOptions, serve } from './server.js';
import { serveStdio } from './stdio.js';

export { systemTimer, type Timer } from './debounce.js';
export type { ServerOptions } from './server.js';

export function startServer(connection?: Connection, options: ServerOptions = {}): void {
  if (connection === undefined) serveStdio(options.version);
  else serve(connection, options);
}
