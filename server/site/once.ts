/** A question about an object goes in; the same question comes out, answered once for each object as long as that lives. */
import { type Answer, heard, note } from './reads.js';

/** Who is given an answer that is kept has read what it was made from. */
export function once<K extends object, T>(ask: (about: K) => T): (about: K) => T {
  const answers = new WeakMap<K, Answer<T>>();
  return (about) => {
    let known = answers.get(about);
    if (known === undefined) {
      known = heard(() => ask(about));
      answers.set(about, known);
    } else note(known.reads);
    return known.answer;
  };
}

/** Answers about an object by a key, each worked out once: `answers(about, key, ask)`. */
export function onceEach<K extends object, Key, T>(): (about: K, key: Key, ask: () => T) => T {
  const ofAll = new WeakMap<K, Map<Key, Answer<T>>>();
  return (about, key, ask) => {
    let answers = ofAll.get(about);
    if (answers === undefined) {
      answers = new Map();
      ofAll.set(about, answers);
    }
    let known = answers.get(key);
    if (known === undefined) {
      known = heard(ask);
      answers.set(key, known);
    } else note(known.reads);
    return known.answer;
  };
}
