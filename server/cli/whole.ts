/** All of the program but its entry, as one part of the bundle. */
export { run } from './run.js';
export { processTerminal } from './terminal.js';
