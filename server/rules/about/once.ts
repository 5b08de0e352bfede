/** What rules ask of all traces goes in; the same question comes out, answered once for all rules of a run. */
import type { BootTrace } from '../../boot/trace.js';
import { once as onceForEach } from '../../site/once.js';

export function once<T>(ask: (boots: readonly BootTrace[]) => T): (boots: readonly BootTrace[]) => T {
  return onceForEach(ask);
}
