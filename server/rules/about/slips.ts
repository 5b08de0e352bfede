/** Two names go in; whether one is a slip of the other in a letter comes out: numbers tell things apart on purpose. */
import { isSlip } from '../../../grammars/text/index.js';

export function differsInLetters(name: string, other: string): boolean {
  const letters = (text: string): string => text.replace(/\d+/g, '');
  return isSlip(name, other) && letters(name) !== letters(other);
}
