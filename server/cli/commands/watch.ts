/** `lint --watch`: runs, waits until a file beside one of those that were read changes, and runs again. Ends with Ctrl-C. */
import { type FSWatcher, watch as watchPath } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Failure } from '../failure.js';
import type { Terminal } from '../terminal.js';

/** Editors write a file in several steps; this long after the last one it is complete. */
const SETTLED = 150;

/** `run` returns the paths of the files that it read. */
export async function watchFiles(
  terminal: Terminal,
  operands: readonly string[],
  run: () => readonly string[],
): Promise<never> {
  let files = run();
  const named = operands.map((path) => resolve(terminal.cwd, path));
  for (;;) {
    await change([...files, ...named]);
    if (terminal.width !== undefined && terminal.interactive) terminal.out('\u001b[2J\u001b[3J\u001b[H');
    try {
      files = run();
    } catch (error) {
      // What is broken while it is being edited (a configuration, a file just renamed) does not end the watching.
      if (!(error instanceof Failure)) throw error;
      for (const reason of error.reasons) terminal.err(`diskless-lint: ${reason}\n`);
    }
  }
}

/** Directories and not files are watched: most editors replace a file, and the watch of the old one would stay silent. */
function change(files: readonly string[]): Promise<void> {
  return new Promise((done) => {
    const watchers: FSWatcher[] = [];
    let timer: NodeJS.Timeout | undefined;
    const changed = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        for (const watcher of watchers) watcher.close();
        done();
      }, SETTLED);
    };
    for (const directory of new Set(files.map((file) => dirname(file)))) {
      try {
        const watcher = watchPath(directory, changed);
        watcher.on('error', changed);
        watchers.push(watcher);
      } catch {
        // A directory that went away meanwhile is noticed by the next run.
      }
    }
  });
}
