/** The words of a command line go in, what getopt_long(3) makes of them comes out: options with their values, operands, and words that are neither. */
import { nearest } from '../../../grammars/text/index.js';

export interface GetoptOption {
  /** Of one that has no long form, undefined. */
  readonly name?: string | undefined;
  /** Of one that has none, its name. */
  readonly letter: string;
  /** A value that may be there stands in the same word. */
  readonly takes: boolean | 'joined';
}

/** Why a word is no option. */
export type NoOption = 'unknown' | 'ambiguous' | 'takes no value' | 'needs a value';

export type GetoptWord =
  | { readonly kind: 'option'; readonly letter: string; readonly word: string; readonly value: string }
  | { readonly kind: 'operand'; readonly word: string }
  | {
      readonly kind: 'wrong';
      readonly word: string;
      readonly why: NoOption;
      /** The long option that it is a slip away from. */
      readonly near: string | undefined;
    };

/** Bundled letters, values in the same word or the next, long names cut short, operands anywhere between. */
export function getopt(text: string, options: readonly GetoptOption[]): GetoptWord[] {
  const words = text.split(/[ \t\n]+/).filter((word) => word !== '');
  const found: GetoptWord[] = [];
  let at = 0;
  const wrong = (word: string, why: NoOption, near?: string) =>
    found.push({ kind: 'wrong', word, why, near });
  const take = ({ letter }: GetoptOption, word: string, joined: string | undefined) => {
    const value = joined ?? words[at++];
    if (value === undefined) wrong(word, 'needs a value');
    else found.push({ kind: 'option', letter, word, value });
  };
  while (at < words.length) {
    const word = words[at++] ?? '';
    if (word === '--') {
      for (const operand of words.slice(at)) found.push({ kind: 'operand', word: operand });
      break;
    }
    if (word.startsWith('--')) {
      const equals = word.indexOf('=');
      const name = word.slice(2, equals < 0 ? undefined : equals);
      const value = equals < 0 ? undefined : word.slice(equals + 1);
      const exact = options.filter((one) => one.name === name);
      const meant =
        exact.length > 0 ? exact.slice(0, 1) : options.filter((one) => one.name?.startsWith(name));
      const [option] = meant;
      if (option === undefined) {
        const names = options.flatMap((one) => one.name ?? []);
        wrong(word, 'unknown', nearest(name, names));
      } else if (meant.length > 1) wrong(word, 'ambiguous');
      else if (option.takes === true) take(option, word, value);
      else if (value !== undefined && option.takes === false) wrong(word, 'takes no value');
      else found.push({ kind: 'option', letter: option.letter, word, value: value ?? '' });
    } else if (word.startsWith('-') && word.length > 1) {
      for (let i = 1; i < word.length; i++) {
        const letter = word[i] ?? '';
        const option = options.find((one) => one.letter === letter);
        if (option === undefined) wrong(`-${letter}`, 'unknown');
        else if (option.takes !== false) {
          const joined = word.slice(i + 1) || undefined;
          take(option, `-${letter}`, joined ?? (option.takes === 'joined' ? '' : undefined));
          break;
        } else found.push({ kind: 'option', letter, word: `-${letter}`, value: '' });
      }
    } else found.push({ kind: 'operand', word });
  }
  return found;
}
