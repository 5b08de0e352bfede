/** Parts of the words of a command line: where they stand, and how a word is taken away. */
import type { TextEdit } from '../../../../grammars/text/index.js';
import type { Place } from '../../../site/place.js';

export { optionNaming, optionPlace, partOfValue } from '../../../boot/index.js';

/** Takes a word away with the blank on one side of it, which has to be there. */
export function withoutWord({ span: { start, end } }: Place, blank: 'before' | 'behind'): TextEdit {
  const span = blank === 'before' ? { start: start - 1, end } : { start, end: end + 1 };
  return { span, newText: '' };
}
