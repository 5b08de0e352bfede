/** The bytes of a log go in, piece by piece; its lines come out, however long it is: a line that never ends is cut. */
import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { LONGEST_LINE } from '../service/index.js';
import { Failure, reasonOf } from './failure.js';
import type { Terminal } from './terminal.js';

/** By its first octets: what has to be unpacked, or written as text, before it can be read. */
const PACKED: readonly (readonly [string, string])[] = [
  ['1f8b', 'zcat'],
  ['fd377a585a00', 'xzcat'],
  ['28b52ffd', 'zstdcat'],
  ['425a68', 'bzcat'],
];
const JOURNAL = Buffer.from('LPKSHHRH').toString('hex');

function checkStart(shown: string, chunk: Uint8Array): void {
  const start = Buffer.from(chunk.subarray(0, 8)).toString('hex');
  const packed = PACKED.find(([magic]) => start.startsWith(magic));
  if (packed !== undefined)
    throw new Failure(`${shown}: this is compressed: ${packed[1]} ${shown} | diskless-lint diagnose -`);
  if (start === JOURNAL)
    throw new Failure(`${shown}: this is a journal: journalctl --file ${shown} | diskless-lint diagnose -`);
}

/** `-` and nothing at all are standard input. */
export async function* logLines(terminal: Terminal, name: string | undefined): AsyncGenerator<string> {
  const standard = name === undefined || name === '-';
  const shown = standard ? 'standard input' : name;
  if (name === undefined && terminal.keyboard)
    throw new Failure('name a log, or - for standard input: journalctl -b | diagnose -');
  const path = standard ? undefined : resolve(terminal.cwd, name);
  try {
    if (path !== undefined && statSync(path).isDirectory())
      throw new Failure(`${shown}: this is a directory`);
    yield* linesOf(path === undefined ? terminal.stdin() : createReadStream(path), shown);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${shown}: cannot be read: ${whyOf(error)}`);
  }
}

function whyOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'no such file or directory';
  return code === 'EACCES' ? 'permission denied' : reasonOf(error);
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>, shown: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let begun = false;
  for await (const chunk of chunks) {
    if (!begun) checkStart(shown, chunk);
    begun = true;
    const lines = decoder.decode(chunk, { stream: true }).split('\n');
    const last = lines.pop() ?? '';
    const [first] = lines;
    if (first === undefined) {
      // What is behind the longest line that is looked at is not kept.
      if (rest.length <= LONGEST_LINE) rest += last;
      continue;
    }
    lines[0] = rest + first;
    yield* lines;
    rest = last;
  }
  if (!begun) throw new Failure(`${shown}: nothing was read: it is empty`);
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
