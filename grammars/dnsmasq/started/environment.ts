/** The values of `Environment=` and the words of a command of systemd go in; the words as the program gets them come out, with what the variables hold (systemd.exec(5)). */
import { Collector, part, type Quoted } from './quoted.js';
import { type CommandWord, commandWord, wordsOf } from './words.js';

export type Environment = ReadonlyMap<string, Quoted>;

/** An empty setting takes back those before it. */
export function environmentOf(settings: readonly Quoted[]): Environment {
  const variables = new Map<string, Quoted>();
  for (const setting of settings) {
    if (setting.text === '') variables.clear();
    for (const { word } of wordsOf(setting, 'systemd')) {
      const [all, name] = /^([A-Za-z_]\w{0,60})=/.exec(word.text) ?? [];
      if (all !== undefined && name !== undefined)
        variables.set(name, part(word, all.length, word.text.length));
    }
  }
  return variables;
}

/** `$NAME` that is all of a word comes to as many words as it holds; `${NAME}` stays part of its word, and `$NAME` in the middle of one is no variable. */
export function withEnvironment(words: readonly CommandWord[], environment: Environment): CommandWord[] {
  return words.flatMap((one) => {
    const [, name = ''] = /^\$(\w+)$/.exec(one.word.text) ?? [];
    const held = environment.get(name);
    return held === undefined ? [filled(one, environment)] : [...wordsOf(held, 'systemd')];
  });
}

function filled(one: CommandWord, environment: Environment): CommandWord {
  const { word } = one;
  const out = new Collector();
  let at = 0;
  for (const { 0: all, 1: name = '', index } of word.text.matchAll(/\$\{(\w+)\}/g)) {
    const held = environment.get(name);
    if (held === undefined) continue;
    copy(word, at, index, out);
    // What it holds is shown where its name stands.
    const shown = part(word, index, index + all.length).span;
    out.add(held.text.slice(0, 1), shown.start);
    out.add(held.text.slice(1), shown.end - 1);
    at = index + all.length;
  }
  if (at === 0) return one;
  copy(word, at, word.text.length, out);
  return commandWord(out.taken(word.span));
}

function copy({ text, offsets, span }: Quoted, start: number, end: number, out: Collector): void {
  for (let at = start; at < end; at++) out.add(text[at] ?? '', offsets[at] ?? span.start);
}
