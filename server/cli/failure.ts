/** What makes the program give up with exit status 2: for each reason one line that says what and why. */
import { printable } from './formats/width.js';

export class Failure extends Error {
  override readonly name = 'Failure';
  /** At least one; names and texts of files in them are without control characters. */
  readonly reasons: readonly string[];

  constructor(first: string, ...more: readonly string[]) {
    super(first);
    this.reasons = [first, ...more].map(printable);
  }
}

/** The first line of whatever was thrown, as it may be printed. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return printable(text.split('\n', 1)[0] ?? text);
}
