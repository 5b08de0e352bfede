/** A word of grub.cfg and the variables go in; the texts that GRUB makes of it come out (grub_script_arglist_to_argv of grub-core/script/execute.c). */
import type { GrubWord } from '../../../site/grub/facts.js';
import type { Place } from '../../../site/place.js';

/** The value of a variable; undefined where it is not known. One that nobody sets is empty. */
export type Lookup = (name: string) => string | undefined;

export interface Argument {
  /** Undefined where it is not known. */
  readonly text: string | undefined;
  /** What is known of its beginning. */
  readonly begins: string;
  readonly place: Place;
}

interface Growing {
  text: string;
  /** As far as everything is known. */
  begins: string;
  known: boolean;
  /** Something stands in it, be it an empty text in quotes. */
  some: boolean;
}

/** None for a word that comes to nothing, several for one whose variables hold blanks. */
export function expand({ parts, place }: GrubWord, lookup: Lookup): Argument[] {
  const found: Growing[] = [];
  let growing: Growing = { text: '', begins: '', known: true, some: false };
  const put = (text: string): void => {
    growing.text += text;
    if (growing.known) growing.begins += text;
    growing.some = true;
  };
  const end = (): void => {
    if (growing.some) found.push(growing);
    growing = { text: '', begins: '', known: true, some: false };
  };
  for (const part of parts) {
    if (part.kind === 'text') {
      put(part.text);
      continue;
    }
    const value = part.kind === 'variable' ? lookup(part.name) : undefined;
    if (value === undefined) {
      growing.known = false;
      growing.some = true;
    } else if (part.kind === 'variable' && part.quoted && part.name !== '@') put(value);
    else {
      for (const [i, piece] of value.split(/[ \t\n]+/).entries()) {
        if (i > 0) end();
        if (piece !== '') put(piece);
      }
    }
  }
  end();
  return found.map(({ text, begins, known }) => ({ text: known ? text : undefined, begins, place }));
}

export function expandAll(words: readonly GrubWord[], lookup: Lookup): Argument[] {
  return words.flatMap((word) => expand(word, lookup));
}

/** All words that a function is called with; of `$@` not where one holds a blank, which would take it apart. */
export function joined(words: readonly Argument[], name: '*' | '@'): string | undefined {
  const texts = words.map(({ text }) => text).filter((text) => text !== undefined);
  if (texts.length < words.length || (name === '@' && texts.some((text) => /[ \t\n]/.test(text))))
    return undefined;
  return texts.join(' ');
}
