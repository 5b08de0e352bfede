/** The `generate` command: a YAML description goes in, the files of the site are written, listed or shown as a difference. */
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { generateSite, parseDescription, planFiles } from '../../service/generate.js';
import { NodeFileSystem, writeAtomically } from '../../workspace/node.js';
import type { Invocation } from '../arguments/spec.js';
import { Failure, reasonOf } from '../failure.js';
import { plural } from '../formats/report.js';
import { showDiff } from '../formats/show-diff.js';
import { readText, shown } from '../sites.js';
import { type ColourChoice, colours } from '../terminal.js';

export function generateCommand(invocation: Invocation): number {
  const { positionals, values, switches, terminal } = invocation;
  const name = positionals[0] ?? '';
  const out = values.get('out');
  if (out === undefined) throw new Failure('generate needs --out DIR: where to write the site');
  const { description, problems } = parseDescription(readText(name, resolve(terminal.cwd, name)));
  if (description === undefined) {
    const [first] = problems;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    const where = first === undefined ? name : `${name}:${first.line}:${first.column}`;
    throw new Failure(`${where}: ${first?.message ?? 'not a description'}${more}`);
  }
  const root = resolve(terminal.cwd, out);
  const files = new NodeFileSystem();
  const current = (path: string): string | undefined => {
    const read = files.read(join(root, path));
    if (read.kind === 'text') return read.text;
    if (read.kind === 'missing') return undefined;
    const why = read.kind === 'binary' ? 'it is a binary file' : read.reason;
    throw new Failure(`${shown(invocation, join(root, path))}: cannot be read: ${why}`);
  };
  const plan = planFiles(generateSite(description), current);
  const changes = plan.filter(({ state }) => state !== 'same');
  if (switches.has('diff') || switches.has('check')) {
    if (switches.has('diff')) {
      showDiff(
        changes.map(({ path, before, after }) => ({
          path: shown(invocation, join(root, path)),
          before,
          after,
        })),
        terminal,
        colours(terminal, (values.get('color') ?? 'auto') as ColourChoice),
      );
    } else
      for (const { path, state } of changes)
        terminal.out(`${state} ${shown(invocation, join(root, path))}\n`);
    return changes.length > 0 ? 1 : 0;
  }
  for (const { path, after, state } of changes) {
    const target = join(root, path);
    try {
      mkdirSync(dirname(target), { recursive: true });
      writeAtomically(target, after);
    } catch (error) {
      throw new Failure(`${shown(invocation, target)}: cannot be written: ${reasonOf(error)}`);
    }
    terminal.out(`${state === 'new' ? 'wrote' : 'changed'} ${shown(invocation, target)}\n`);
  }
  if (changes.length === 0) terminal.out(`${plural(plan.length, 'file')} as described, nothing to do\n`);
  return 0;
}
