/** The words behind menuentry or submenu go in; its id, and the words that are left for its title and its arguments, come out (grub_cmd_menuentry). */
import type { Argument } from './expand.js';

const OPTION = /^--(id|class|users|hotkey|source)(?:=(.*))?$/s;

export interface EntryWords {
  readonly id: string | undefined;
  readonly words: readonly Argument[];
  /** The last option that took what stands behind it, a word or else the block, for its value. */
  readonly taking: string | undefined;
}

export function entryWords(args: readonly Argument[]): EntryWords {
  let id: string | undefined;
  let taking: string | undefined;
  const words: Argument[] = [];
  for (let i = 0; i < args.length; i++) {
    const word = args[i];
    if (word === undefined) continue;
    const option = OPTION.exec(word.text ?? '');
    if (option === null) {
      if (!word.begins.startsWith('--')) words.push(word);
      continue;
    }
    if (option[2] === undefined) taking = word.text;
    const value = option[2] ?? args[++i]?.text;
    if (option[1] === 'id') id = value;
  }
  return { id, words, taking };
}
