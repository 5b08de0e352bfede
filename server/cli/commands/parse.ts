/** The `parse` command: a file goes in, its typed document and its problems come out as JSON. */
import { resolve } from 'node:path';
import { isLanguageId } from '../../../grammars/languages.js';
import { detect, parse } from '../../service/index.js';
import type { Invocation } from '../arguments/spec.js';
import { Failure } from '../failure.js';
import { readText } from '../sites.js';

export function parseCommand({ positionals, values, terminal }: Invocation): number {
  const name = positionals[0] ?? '';
  const path = resolve(terminal.cwd, name);
  const text = readText(name, path);
  const as = values.get('as') ?? '';
  const language = isLanguageId(as) ? as : detect(path, text.slice(0, 4096));
  if (language === undefined) {
    throw new Failure(`${name}: neither its name nor its text tells what it is; say it with --as LANGUAGE`);
  }
  terminal.out(`${JSON.stringify(parse(text, language, path), null, 2)}\n`);
  return 0;
}
