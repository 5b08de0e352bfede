/** The `init` command: writes the files that a folder starts with; never over an existing one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { initFiles } from '../../service/generate.js';
import { writeAtomically } from '../../workspace/node.js';
import type { Invocation } from '../arguments/spec.js';
import { Failure, reasonOf } from '../failure.js';

export function initCommand({ terminal }: Invocation): number {
  const files = [...initFiles()];
  const there = files.filter(([name]) => existsSync(join(terminal.cwd, name)));
  if (there.length > 0) {
    throw new Failure(`${there.map(([name]) => name).join(' and ')}: already there; nothing was written`);
  }
  for (const [name, text] of files) {
    try {
      writeAtomically(join(terminal.cwd, name), text);
    } catch (error) {
      throw new Failure(`${name}: cannot be written: ${reasonOf(error)}`);
    }
    terminal.out(`wrote ${name}\n`);
  }
  return 0;
}
