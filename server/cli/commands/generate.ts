/** The `generate` command: a YAML description goes in, the files of the site are written, listed or shown as a difference. */
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  generateSite,
  type Plan,
  type PlannedFile,
  parseDescription,
  planFiles,
  printRecord,
  recordName,
  type SiteDescription,
  type WrittenFiles,
} from '../../service/generate.js';
import { reasonOf, writeFile } from '../../workspace/node.js';
import { nothingElse } from '../arguments/spec.js';
import type { CallOf } from '../arguments/table.js';
import { Failure } from '../failure.js';
import { plural } from '../formats/report.js';
import { showDiff } from '../formats/show-diff.js';
import { printable } from '../formats/width.js';
import { shownPath } from '../paths.js';
import { readText } from '../sites.js';
import { colours } from '../terminal.js';
import { OutputFolder } from './output-folder.js';

function describedIn(name: string, text: string): SiteDescription {
  const { description, problems } = parseDescription(text);
  if (description !== undefined) return description;
  const [first = `${name}: not a description`, ...more] = problems.map(
    ({ line, column, message }) => `${name}:${line}:${column}: ${message}`,
  );
  throw new Failure(first, ...more);
}

/** Undefined for a file that may be written. */
function refusalOf({ state, reason = '' }: PlannedFile): string | undefined {
  switch (state) {
    case 'new':
    case 'changed':
    case 'same':
      return undefined;
    case 'by hand':
      return 'generate did not write it, and does not overwrite it: take what it says into the description, and move it away';
    case 'edited':
      return 'it was changed after generate wrote it, and is not overwritten: take the change into the description, and move it away';
    case 'link':
      return 'a symbolic link leads there, and generate follows none';
    case 'unreadable':
      return `cannot be read: ${reason}`;
  }
}

/** What the folder holds when all of `files` are written; until then, what it held before counts as well. */
function recordOf(
  files: readonly PlannedFile[],
  folder: OutputFolder,
  leftOver: readonly string[],
): WrittenFiles {
  const kept = leftOver.flatMap((path) => {
    const prints = folder.written.get(path);
    return prints === undefined ? [] : [[path, prints] as const];
  });
  return new Map([...kept, ...files.map(({ path, after }) => [path, [folder.fingerprint(after)]] as const)]);
}

function both(before: WrittenFiles, after: WrittenFiles): WrittenFiles {
  const all = new Map(before);
  for (const [path, prints] of after) all.set(path, [...new Set([...(all.get(path) ?? []), ...prints])]);
  return all;
}

/** The record is written first with what is to come, and last with what is there: a run that is killed in between finds its own again. */
function writeAll(
  { files, leftOver }: Plan,
  folder: OutputFolder,
  shown: (path: string) => string,
): string[] {
  const write = (path: string, before: string | undefined, after: string): void => {
    if (before === after) return;
    const target = join(folder.path, path);
    try {
      mkdirSync(dirname(target), { recursive: true });
      writeFile({ path: target, before, after });
    } catch (error) {
      throw new Failure(`${shown(path)}: cannot be written: ${reasonOf(error)}`);
    }
  };
  const record = recordOf(files, folder, leftOver);
  const announced = printRecord(both(folder.written, record));
  const said: string[] = [];
  write(recordName, folder.record, announced);
  for (const { path, before, after, state } of files) {
    write(path, before, after);
    if (state !== 'same') said.push(`${state === 'new' ? 'wrote' : 'changed'} ${shown(path)}`);
  }
  write(recordName, announced, printRecord(record));
  return said;
}

export function generateCommand({ operands, options, terminal }: CallOf<'generate'>): number {
  const { out, check, diff, color, ...rest } = options;
  nothingElse(rest);
  const [name = ''] = operands;
  if (out === undefined) throw new Failure('generate needs --out DIR: where to write the site');
  const description = describedIn(name, readText(name, resolve(terminal.cwd, name)));
  const root = resolve(terminal.cwd, out);
  const shown = (path: string): string => printable(shownPath(terminal.cwd, join(root, path)));
  const folder = new OutputFolder(root, shown);
  const plan = planFiles(generateSite(description), folder);
  const changes = plan.files.filter(({ state }) => state !== 'same');
  const differs = changes.length > 0 || plan.leftOver.length > 0 ? 1 : 0;
  if (diff) {
    const absolute = changes.map((change) => ({ ...change, path: join(root, change.path) }));
    showDiff(absolute, terminal, colours(terminal, color));
    for (const path of plan.leftOver) terminal.err(`left over ${shown(path)}\n`);
    return differs;
  }
  if (check) {
    for (const { path, state } of changes) terminal.out(`${state} ${shown(path)}\n`);
    for (const path of plan.leftOver) terminal.out(`left over ${shown(path)}\n`);
    return differs;
  }
  const [first, ...more] = plan.files.flatMap((file) => {
    const why = refusalOf(file);
    return why === undefined ? [] : [`${shown(file.path)}: ${why}`];
  });
  if (first !== undefined) throw new Failure(first, ...more);
  for (const line of writeAll(plan, folder, shown)) terminal.out(`${line}\n`);
  if (changes.length === 0)
    terminal.out(`${plural(plan.files.length, 'file')} as described, nothing to do\n`);
  for (const path of plan.leftOver) {
    terminal.err(`left over ${shown(path)}: the description no longer asks for it; remove it by hand\n`);
  }
  return 0;
}
