/** Changed files go in, their coloured unified diff is written to the terminal. */
import { diffBase, shownPath } from '../paths.js';
import type { Colours, Terminal } from '../terminal.js';
import { unifiedDiff } from './unified-diff.js';
import { visible } from './width.js';

export interface Change {
  /** Absolute. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

function paintLine(line: string, paint: Colours): string {
  if (line.startsWith('+++') || line.startsWith('---')) return paint.bold(line);
  if (line.startsWith('@@')) return paint.cyan(line);
  if (line.startsWith('+')) return paint.green(line);
  if (line.startsWith('-')) return paint.red(line);
  return line;
}

/**
 * A pipe or a file gets the texts as they are, for patch(1) has to find them; a person's terminal gets nothing that
 * could turn it around.
 */
export function showDiff(changes: readonly Change[], terminal: Terminal, paint: Colours): void {
  const base = diffBase(
    terminal.cwd,
    changes.map(({ path }) => path),
  );
  for (const { path, before, after } of changes) {
    const diff = unifiedDiff(shownPath(base, path), before, after);
    if (!paint.isColorSupported && terminal.width === undefined) {
      terminal.out(diff);
      continue;
    }
    const lines = diff.split('\n').map((line) => {
      const safe = [...line]
        .map((character) => (character === '\t' ? character : visible(character)))
        .join('');
      return paintLine(safe, paint);
    });
    terminal.out(lines.join('\n'));
  }
}
