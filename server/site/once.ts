/** A question about an object goes in; the same question comes out, answered once for each object as long as that lives. */
export function once<K extends object, T>(ask: (about: K) => T): (about: K) => T {
  const answers = new WeakMap<K, T>();
  return (about) => {
    const known = answers.get(about);
    if (known !== undefined || answers.has(about)) return known as T;
    const answer = ask(about);
    answers.set(about, answer);
    return answer;
  };
}
