/** A word of a command line and a part of its value go in; where that part stands comes out. */
import type { Place } from '../../../site/place.js';
import type { KernelParameter } from '../../../site/pxelinux/facts.js';

/** From `start` to `end` of the value; all of it where quotes or escapes keep the two from standing side by side. */
export function partOfValue(word: KernelParameter, start: number, end: number): Place {
  const { file, span } = word.valuePlace;
  if (span.end - span.start !== word.value?.length) return word.valuePlace;
  return { file, span: { start: span.start + start, end: span.start + end } };
}

/** The first option of that text in a list behind the first comma. */
export function optionPlace(word: KernelParameter, option: string): Place {
  const value = word.value ?? '';
  let start = value.indexOf(',') + 1;
  while (start > 0) {
    const comma = value.indexOf(',', start);
    const end = comma < 0 ? value.length : comma;
    if (value.slice(start, end) === option) return partOfValue(word, start, end);
    start = comma + 1;
  }
  return word.valuePlace;
}

/** The last option behind the first comma that the pattern fits: it is the one that counts. */
export function optionNaming(word: KernelParameter, pattern: RegExp): Place | undefined {
  const option = word.value
    ?.split(',')
    .slice(1)
    .findLast((one) => pattern.test(one));
  return option === undefined ? undefined : optionPlace(word, option);
}
