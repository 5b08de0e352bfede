/** Work goes in, its result comes out; where it takes long, the client shows that it is under way. */
import type { Connection, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { Abilities } from './client/abilities.js';
import type { Timer } from './debounce.js';

/** Milliseconds after which people begin to wonder. */
const WONDER = 700;

export async function whileShown<T>(
  connection: Connection,
  abilities: Abilities,
  timer: Timer,
  title: string,
  work: () => Promise<T>,
): Promise<T> {
  if (!abilities.progress) return await work();
  let shown: Promise<WorkDoneProgressReporter | undefined> | undefined;
  const cancel = timer.after(WONDER, () => {
    shown = connection.window.createWorkDoneProgress().then(
      (progress) => {
        progress.begin(title);
        return progress;
      },
      // It shows nothing then; the work goes on.
      () => undefined,
    );
  });
  try {
    return await work();
  } finally {
    cancel();
    void shown?.then((progress) => progress?.done());
  }
}
