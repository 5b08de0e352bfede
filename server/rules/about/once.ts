/** What rules ask of all traces goes in; the same question comes out, answered once for all rules of a run. */
import type { BootTrace } from '../../boot/trace.js';

export function once<T>(ask: (boots: readonly BootTrace[]) => T): (boots: readonly BootTrace[]) => T {
  const answers = new WeakMap<readonly BootTrace[], { readonly answer: T }>();
  return (boots) => {
    const known = answers.get(boots) ?? { answer: ask(boots) };
    answers.set(boots, known);
    return known.answer;
  };
}
