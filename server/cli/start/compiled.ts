/** Nothing goes in, the functions of whole.ts come out: the bundle has this in its place. */
import { loadProgram } from './program.js';

const { program } = loadProgram();

export const { run, processTerminal } = program;
