/** The options and operands of a command go in; the text on standard input, and the file that it stands for, come out. */
import { decodeText } from '../../workspace/node.js';
import { Failure } from '../failure.js';
import type { Terminal } from '../terminal.js';

export interface StandardInput {
  /** The file that the text is of, or will be of; `-` for none. */
  readonly name: string;
  readonly text: string;
  /** How the bytes were read, so that the answer can be written alike. */
  readonly encoding: 'utf8' | 'latin1';
}

/** By an old custom `-` is standard input; the text then belongs to no file, so that only `--as` tells what it is. */
const DASH = '-';

/** Undefined when standard input was not asked for. */
export async function standardInput(
  terminal: Terminal,
  operands: readonly string[],
  { stdinFilename, as }: { readonly stdinFilename: string | undefined; readonly as: string | undefined },
): Promise<StandardInput | undefined> {
  const dash = operands.includes(DASH);
  if (stdinFilename === undefined && !dash) return undefined;
  const other = operands.find((operand) => operand !== DASH);
  if (other !== undefined) {
    throw new Failure(`${dash ? DASH : '--stdin-filename'} cannot be combined with "${other}"`);
  }
  if (stdinFilename === undefined && as === undefined) {
    throw new Failure('-: no name tells what standard input holds: say it with --as LANGUAGE');
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of terminal.stdin()) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (bytes.includes(0)) throw new Failure('standard input: this is binary, not a configuration');
  return { name: stdinFilename ?? DASH, ...decodeText(bytes) };
}
