/** The `init` command: writes the files that a folder starts with; never over an existing one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { initFiles } from '../../service/generate.js';
import { reasonOf, writeFile } from '../../workspace/node.js';
import { nothingElse } from '../arguments/spec.js';
import type { CallOf } from '../arguments/table.js';
import { Failure } from '../failure.js';

export function initCommand({ options, terminal }: CallOf<'init'>): number {
  nothingElse(options);
  const files = [...initFiles()];
  const there = files.filter(([name]) => existsSync(join(terminal.cwd, name)));
  if (there.length > 0) {
    throw new Failure(`${there.map(([name]) => name).join(' and ')}: already there; nothing was written`);
  }
  for (const [name, text] of files) {
    try {
      writeFile({ path: join(terminal.cwd, name), before: undefined, after: text });
    } catch (error) {
      throw new Failure(`${name}: cannot be written: ${reasonOf(error)}`);
    }
    terminal.out(`wrote ${name}\n`);
  }
  return 0;
}
