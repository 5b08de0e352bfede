/** The `fmt` command: files go in, the same in canonical style are written, listed or shown as a difference. */
import { format, isTemplate, type Site } from '../../service/index.js';
import { encodeText, reasonOf, writeFile } from '../../workspace/node.js';
import { nothingElse } from '../arguments/spec.js';
import type { CallOf } from '../arguments/table.js';
import { Failure } from '../failure.js';
import { plural } from '../formats/report.js';
import { showDiff } from '../formats/show-diff.js';
import { printable } from '../formats/width.js';
import { shownPath } from '../paths.js';
import { type Loaded, type LoadedSite, loadSites, progress, unread, unwritable } from '../sites.js';
import { colours, type Terminal } from '../terminal.js';
import { standardInput } from './stdin.js';

interface Formatted {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Why it was left as it is: a clause. */
  readonly left: string | undefined;
}

/** A folder: every file of its site but templates; otherwise the files that were named. */
function wanted({ site, asked }: LoadedSite): Iterable<readonly [string, ReturnType<Site['files']['get']>]> {
  if (asked === undefined) return [...site.files].filter(([, { document }]) => !isTemplate(document));
  return [...site.files].filter(([path]) => asked.has(path));
}

function formatAll(loaded: Loaded): Formatted[] {
  const done = new Map<string, Formatted>();
  for (const one of loaded.sites) {
    for (const [path, file] of wanted(one)) {
      if (file === undefined || done.has(path)) continue;
      const { document } = file;
      const before = document.text;
      const { text, left } = format(document);
      const foreign = text === before ? undefined : unwritable(loaded, path);
      const after = foreign === undefined ? text : before;
      done.set(path, { path, before, after, left: foreign ?? left });
    }
  }
  return [...done.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A line for each file that was not formatted, or not all of it; `fmt` has then not done what it was asked for. */
function leftOut(loaded: Loaded, files: readonly Formatted[], terminal: Terminal): string[] {
  const said = files.flatMap(({ path, before, after, left }) => {
    if (left === undefined) return [];
    // The rest of it is formatted, now or before: whichever it is, the same is said.
    const how = before === after ? 'left as it is' : 'formatted in part only';
    return [`${shownPath(terminal.cwd, path)}: ${how}, for ${left}`];
  });
  return [...unread(loaded.sites, terminal), ...said];
}

function list(changed: readonly Formatted[], all: number, terminal: Terminal): void {
  for (const { path } of changed) terminal.out(`${printable(shownPath(terminal.cwd, path))}\n`);
  if (changed.length > 0) terminal.err(`${plural(changed.length, 'file')} of ${all} would be formatted\n`);
}

function write(changed: readonly Formatted[], terminal: Terminal): void {
  for (const { path, before, after } of changed) {
    const name = shownPath(terminal.cwd, path);
    try {
      writeFile({ path, before, after, followLink: true });
    } catch (error) {
      throw new Failure(`${name}: cannot be written: ${reasonOf(error)}`);
    }
    terminal.out(`formatted ${printable(name)}\n`);
  }
}

export async function fmtCommand({ operands, options, terminal }: CallOf<'fmt'>): Promise<number> {
  const { check, diff, root, config, allowOutside, as, stdinFilename, color, ...rest } = options;
  nothingElse(rest);
  const where = { terminal, root, config, allowOutside, as };
  const stdin = await standardInput(terminal, operands, { stdinFilename, as });
  const done = progress(where, 'reading');
  let loaded: Loaded;
  let files: Formatted[];
  try {
    loaded = loadSites(where, operands, { stdin });
    files = formatAll(loaded);
  } finally {
    done();
  }
  const missing = leftOut(loaded, files, terminal);
  for (const line of missing) terminal.err(`diskless-lint: ${printable(line)}\n`);
  const changed = files.filter(({ before, after }) => before !== after);
  const differs = changed.length > 0 ? 1 : 0;
  const failed = missing.length > 0 ? 2 : 0;
  if (diff) showDiff(changed, terminal, colours(terminal, color));
  else if (check) list(changed, files.length, terminal);
  else if (stdin !== undefined) {
    for (const { after } of files) terminal.out(encodeText(after, stdin.encoding));
  } else write(changed, terminal);
  return failed || (diff || check ? differs : 0);
}
