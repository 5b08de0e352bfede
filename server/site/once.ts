/** A question about an object goes in; the same question comes out, answered once for each object as long as that lives. */
export function once<K extends object, T>(ask: (about: K) => T): (about: K) => T {
  const answers = new WeakMap<K, { readonly answer: T }>();
  return (about) => {
    const known = answers.get(about);
    if (known !== undefined) return known.answer;
    const answer = ask(about);
    answers.set(about, { answer });
    return answer;
  };
}
