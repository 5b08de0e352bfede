/** Two names go in; whether the one is a slip of the other comes out. */
import { isSlip } from '../../../grammars/text/index.js';

/** Numbers tell things apart on purpose. */
export function differsInLetters(name: string, other: string): boolean {
  const letters = (text: string): string => text.replace(/\d+/g, '');
  return isSlip(name, other) && letters(name) !== letters(other);
}
