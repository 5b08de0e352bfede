/** The language server: a client's messages go in, diagnostics and answers come out. Without a reader and a writer it speaks over the standard streams. */
export { systemTimer, type Timer } from './debounce.js';
export { type Running, type ServerHost, serve } from './server.js';
export { serveStdio } from './stdio.js';
