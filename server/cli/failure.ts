/** What makes the program give up with exit status 2: one line that says what and why. */

export class Failure extends Error {
  override readonly name = 'Failure';
}

/** The first line of whatever was thrown. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? text;
}
