/** Words of a configuration of GRUB: their text where it is known, and the variables that are read. */
import { eachStatement } from '../../../site/grub/blocks.js';
import type { GrubStatement, GrubWord } from '../../../site/grub/facts.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';

/** Undefined where a variable or a template has a part in it. */
export function literalText({ parts }: GrubWord): string | undefined {
  let text = '';
  for (const part of parts) {
    if (part.kind !== 'text') return undefined;
    text += part.text;
  }
  return text;
}

/** The same of a word that may not be there. */
export function textOf(word: GrubWord | undefined): string | undefined {
  return word === undefined ? undefined : literalText(word);
}

/** Variables that some configuration of the site reads, or hands on. */
export const variablesRead = once(({ grub }: Site): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const statement of grub.flatMap(({ statements }) => [...eachStatement(statements)])) {
    for (const word of wordsOf(statement)) {
      for (const part of word.parts) if (part.kind === 'variable') names.add(part.name);
    }
    const [command, ...rest] = wordsOf(statement);
    const text = command === undefined ? undefined : literalText(command);
    if (text === 'export' || text === 'save_env' || text === 'load_env')
      for (const word of rest) names.add(literalText(word) ?? '');
  }
  return names;
});

function wordsOf(statement: GrubStatement): readonly GrubWord[] {
  if (statement.kind === 'command') return statement.words;
  return statement.kind === 'for' ? statement.items : [];
}
