/** The `parse` command: a file goes in, its typed document and its problems come out as JSON. */

import { resolve } from 'node:path';
import { detect, parse } from '../../service/index.js';
import { nothingElse } from '../arguments/spec.js';
import type { CallOf, OptionsOf } from '../arguments/table.js';
import { Failure } from '../failure.js';
import { jsonText } from '../formats/json-text.js';
import { readText } from '../sites.js';
import { standardInput } from './stdin.js';

/** The only format; another one would need its own branch here. */
const print: Readonly<Record<OptionsOf<'parse'>['format'], (parsed: ReturnType<typeof parse>) => string>> = {
  json: (parsed) => jsonText(parsed),
};

export async function parseCommand({ operands, options, terminal }: CallOf<'parse'>): Promise<number> {
  const { as, format, ...rest } = options;
  nothingElse(rest);
  const [name = ''] = operands;
  const path = resolve(terminal.cwd, name);
  const stdin = await standardInput(terminal, operands, { stdinFilename: undefined, as });
  const text = stdin?.text ?? readText(name, path);
  const language = as ?? detect(path, text.slice(0, 4096));
  if (language === undefined) {
    throw new Failure(`${name}: neither its name nor its text tells what it is; say it with --as LANGUAGE`);
  }
  terminal.out(print[format](parse(text, language, path)));
  return 0;
}
