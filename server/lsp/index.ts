/** The language server: a connection goes in, diagnostics and answers come out over it. */
export { systemTimer, type Timer } from './debounce.js';
export { type ServerOptions, startServer } from './server.js';
