/** The `fmt` command: files go in, the same in canonical style are written, listed or shown as a difference. */
import { format, type Site } from '../../service/index.js';
import { writeAtomically } from '../../workspace/node.js';
import type { Invocation } from '../arguments/spec.js';
import { Failure, reasonOf } from '../failure.js';
import { plural } from '../formats/report.js';
import { type Change, showDiff } from '../formats/show-diff.js';
import { type LoadedSite, loadSites, progress, shown } from '../sites.js';
import { type ColourChoice, colours } from '../terminal.js';

interface Formatted {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly broken: boolean;
}

/** A folder: every file of its site; otherwise the files that were named. */
function wanted({ site, asked }: LoadedSite): Iterable<readonly [string, ReturnType<Site['files']['get']>]> {
  if (asked === undefined) return site.files;
  return [...site.files].filter(([path]) => asked.has(path));
}

function formatAll(sites: readonly LoadedSite[]): Formatted[] {
  const done = new Map<string, Formatted>();
  for (const one of sites) {
    for (const [path, file] of wanted(one)) {
      if (file === undefined || done.has(path)) continue;
      const { document } = file;
      const { text } = format(document);
      const broken = document.problems.some(({ rule }) => rule.endsWith('/syntax'));
      done.set(path, { path, before: document.text, after: text, broken });
    }
  }
  return [...done.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

export async function fmtCommand(invocation: Invocation): Promise<number> {
  const { switches, values, terminal, positionals } = invocation;
  const name = values.get('stdin-filename');
  if (name !== undefined && positionals.length > 0) {
    throw new Failure(`--stdin-filename cannot be combined with "${positionals[0] ?? ''}"`);
  }
  const stdin = name === undefined ? undefined : { name, text: await terminal.readStdin() };
  const done = progress(invocation, 'reading');
  let files: Formatted[];
  try {
    files = formatAll(loadSites(invocation, positionals, { stdin }).sites);
  } finally {
    done();
  }
  for (const { path, before, after, broken } of files) {
    if (broken && before === after) {
      terminal.err(`${shown(invocation, path)}: left as it is, for it has syntax errors\n`);
    }
  }
  const changed = files.filter(({ before, after }) => before !== after);
  const status = changed.length > 0 ? 1 : 0;
  if (switches.has('diff')) {
    const changes: Change[] = changed.map((file) => ({ ...file, path: shown(invocation, file.path) }));
    showDiff(changes, terminal, colours(terminal, (values.get('color') ?? 'auto') as ColourChoice));
    return status;
  }
  if (switches.has('check')) {
    for (const { path } of changed) terminal.out(`${shown(invocation, path)}\n`);
    if (changed.length > 0) {
      terminal.err(`${plural(changed.length, 'file')} of ${files.length} would be formatted\n`);
    }
    return status;
  }
  if (stdin !== undefined) {
    for (const { after } of files) terminal.out(after);
    return 0;
  }
  for (const { path, after } of changed) {
    try {
      writeAtomically(path, after);
    } catch (error) {
      throw new Failure(`${shown(invocation, path)}: cannot be written: ${reasonOf(error)}`);
    }
    terminal.out(`formatted ${shown(invocation, path)}\n`);
  }
  return 0;
}
